//! The program as a whole: its walls, its texts, its commands.
