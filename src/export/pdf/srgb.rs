//! The colour profile of the screen, which says what the numbers of a colour mean.
//!
//! Source: IEC 61966-2-1:1999 (primaries, white, and curve of sRGB), adapted from D65 to the white
//! of profiles by the Bradford method; ICC.1:2001-04 (the form of the file, version 2).

/// The entries of the curve.
const ENTRIES: u16 = 256;

/// The columns of the matrix from red, green and blue to XYZ under D50, in 65,536ths.
const RED: [u32; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [u32; 3] = [0x24a0, 0x0f84, 0xb6cf];
/// White, D50.
const WHITE: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];

/// What the profile is called.
pub(super) const NAME: &str = "sRGB IEC61966-2.1";

/// The bytes of the profile.
pub(super) fn profile() -> Vec<u8> {
    let tables: [(&[u8; 4], Vec<u8>); 9] = [
        (b"cprt", text("no rights reserved")),
        (b"desc", description()),
        (b"wtpt", point(WHITE)),
        (b"rXYZ", point(RED)),
        (b"gXYZ", point(GREEN)),
        (b"bXYZ", point(BLUE)),
        (b"rTRC", curve()),
        (b"gTRC", Vec::new()),
        (b"bTRC", Vec::new()),
    ];
    let mut index = Vec::new();
    let mut body = Vec::new();
    let first = 128 + 4 + 12 * tables.len();
    let (mut at, mut length) = (0, 0);
    for (name, table) in &tables {
        // An empty one shares the one before: the three curves are the same.
        if !table.is_empty() {
            at = first + body.len();
            length = table.len();
            body.extend_from_slice(table);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        index.extend_from_slice(*name);
        index.extend(long(at));
        index.extend(long(length));
    }
    let mut bytes = header(first + body.len());
    bytes.extend(long(tables.len()));
    bytes.append(&mut index);
    bytes.append(&mut body);
    bytes
}

fn header(size: usize) -> Vec<u8> {
    let mut header = long(size).to_vec();
    header.extend([0; 4]);
    header.extend([2, 0x10, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    // The day that the profile was made, year to second: that of the standard.
    for part in [1999_u16, 10, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    for part in WHITE {
        header.extend(part.to_be_bytes());
    }
    header.resize(128, 0);
    header
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

fn text(text: &str) -> Vec<u8> {
    let mut table = b"text\0\0\0\0".to_vec();
    table.extend_from_slice(text.as_bytes());
    table.push(0);
    table
}

fn description() -> Vec<u8> {
    let mut table = b"desc\0\0\0\0".to_vec();
    table.extend(long(NAME.len() + 1));
    table.extend_from_slice(NAME.as_bytes());
    // Its end, and no name in other scripts.
    table.resize(table.len() + 1 + 8 + 3 + 67, 0);
    table
}

fn point(parts: [u32; 3]) -> Vec<u8> {
    let mut table = b"XYZ \0\0\0\0".to_vec();
    for part in parts {
        table.extend(part.to_be_bytes());
    }
    table
}

/// The light of each step between black and white.
fn curve() -> Vec<u8> {
    let mut table = b"curv\0\0\0\0".to_vec();
    table.extend(u32::from(ENTRIES).to_be_bytes());
    for entry in 0..ENTRIES {
        let part = f64::from(entry) / f64::from(ENTRIES - 1);
        let light = if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 65,535"
        )]
        let light = (light * 65_535.0).round() as u16;
        table.extend(light.to_be_bytes());
    }
    table
}
