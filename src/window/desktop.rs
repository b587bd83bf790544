//! What the desktop says about how windows are to look: dark or light, strong contrasts, nothing that
//! moves. The toolkit asks Windows and macOS about the theme; a Linux desktop answers through its
//! settings portal. Where nobody answers, nothing is known.

/// What the desktop says; `None` is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Desktop {
    pub(crate) is_dark: Option<bool>,
    pub(crate) high_contrast: Option<bool>,
    pub(crate) still: Option<bool>,
}

/// Asks the desktop. May take as long as its portal likes.
#[cfg(target_os = "linux")]
pub(crate) fn ask() -> Desktop {
    pollster::block_on(ask_portal()).unwrap_or_default()
}

/// Asks the desktop.
#[cfg(not(target_os = "linux"))]
pub(crate) fn ask() -> Desktop {
    Desktop::default()
}

#[cfg(target_os = "linux")]
const COMMON: &str = "org.freedesktop.appearance";
#[cfg(target_os = "linux")]
const GNOME: &str = "org.gnome.desktop.interface";

#[cfg(target_os = "linux")]
async fn ask_portal() -> Option<Desktop> {
    let bus = zbus::Connection::session().await.ok()?;
    let scheme = number(&bus, "color-scheme").await;
    let contrast = number(&bus, "contrast").await;
    let reduced = number(&bus, "reduced-motion").await;
    let moves = setting(&bus, GNOME, "enable-animations").await;
    let moves = moves.and_then(|value| bool::try_from(value).ok());
    Some(Desktop {
        is_dark: scheme
            .filter(|scheme| *scheme != 0)
            .map(|scheme| scheme == 1),
        high_contrast: contrast.map(|contrast| contrast == 1),
        still: match (reduced, moves) {
            (Some(1), _) => Some(true),
            (_, Some(moves)) => Some(!moves),
            (reduced, None) => reduced.map(|_| false),
        },
    })
}

#[cfg(target_os = "linux")]
async fn number(bus: &zbus::Connection, key: &str) -> Option<u32> {
    u32::try_from(setting(bus, COMMON, key).await?).ok()
}

#[cfg(target_os = "linux")]
async fn setting(
    bus: &zbus::Connection,
    group: &str,
    key: &str,
) -> Option<zbus::zvariant::OwnedValue> {
    let reply = bus
        .call_method(
            Some("org.freedesktop.portal.Desktop"),
            "/org/freedesktop/portal/desktop",
            Some("org.freedesktop.portal.Settings"),
            "ReadOne",
            &(group, key),
        )
        .await
        .ok()?;
    reply.body().deserialize().ok()
}
