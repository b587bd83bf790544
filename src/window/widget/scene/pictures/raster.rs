//! Fills the toolkit's triangles, pixel by pixel, as a graphics card does.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "pictures of tests are a few hundred pixels wide"
)]

use std::collections::HashMap;
use std::io::Cursor;

use egui::epaint::{ClippedPrimitive, Primitive, Vertex};
use egui::{Color32, ColorImage, ImageData, Pos2, TextureId, TexturesDelta, Vec2};

/// An opaque picture.
#[derive(Debug, PartialEq)]
pub(super) struct Picture {
    width: usize,
    height: usize,
    /// Red, green and blue of each pixel, row by row.
    bytes: Vec<u8>,
}

impl Picture {
    pub(super) fn pixels(&self) -> usize {
        self.width * self.height
    }

    /// How many pixels have a channel that is off by more than `most`; all of them where the
    /// sizes differ.
    pub(super) fn differs_from(&self, other: &Self, most: u8) -> usize {
        if (self.width, self.height) != (other.width, other.height) {
            return self.pixels();
        }
        let pixels = self.bytes.chunks_exact(3).zip(other.bytes.chunks_exact(3));
        let is_off = |(one, other): &(&[u8], &[u8])| {
            let channels = one.iter().zip(*other);
            channels.into_iter().any(|(a, b)| a.abs_diff(*b) > most)
        };
        pixels.filter(is_off).count()
    }

    pub(super) fn read(png: &[u8]) -> Self {
        let decoder = png::Decoder::new(Cursor::new(png));
        let mut reader = decoder.read_info().expect("a picture");
        let size = reader.output_buffer_size().expect("a small picture");
        let mut bytes = vec![0; size];
        let info = reader.next_frame(&mut bytes).expect("a whole picture");
        assert_eq!(info.color_type, png::ColorType::Rgb);
        bytes.truncate(info.buffer_size());
        Self {
            width: info.width as usize,
            height: info.height as usize,
            bytes,
        }
    }

    pub(super) fn written(&self) -> Vec<u8> {
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(&self.bytes).expect("the pixels");
        writer.finish().expect("the end");
        png
    }

    /// Lays a colour that is multiplied by its opacity over a pixel.
    fn lay(&mut self, x: usize, y: usize, colour: [f32; 4]) {
        let at = (y * self.width + x) * 3;
        let below = 1.0 - colour[3];
        for (channel, over) in self.bytes[at..at + 3].iter_mut().zip(colour) {
            let mixed = over * 255.0 + f32::from(*channel) * below;
            *channel = mixed.round().clamp(0.0, 255.0) as u8;
        }
    }
}

/// Fills triangles in their order.
pub(super) fn fill(size: Vec2, textures: &TexturesDelta, found: &[ClippedPrimitive]) -> Picture {
    let textures = all(textures);
    let (width, height) = (size.x as usize, size.y as usize);
    let mut picture = Picture {
        width,
        height,
        bytes: vec![255; width * height * 3],
    };
    for clipped in found {
        let Primitive::Mesh(mesh) = &clipped.primitive else {
            continue;
        };
        let texture = &textures[&mesh.texture_id];
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|n| mesh.vertices[corners[n] as usize]);
            triangle(&mut picture, texture, clipped.clip_rect, corners);
        }
    }
    picture
}

fn all(textures: &TexturesDelta) -> HashMap<TextureId, ColorImage> {
    let mut found: HashMap<TextureId, ColorImage> = HashMap::new();
    #[expect(
        clippy::iter_over_hash_type,
        reason = "each texture is made on its own"
    )]
    for (id, deltas) in &textures.set {
        for delta in deltas {
            let ImageData::Color(image) = &delta.image;
            let Some([left, top]) = delta.pos else {
                found.insert(*id, image.as_ref().clone());
                continue;
            };
            let whole = found.get_mut(id).expect("a patch of a known texture");
            for y in 0..image.height() {
                for x in 0..image.width() {
                    whole[(left + x, top + y)] = image[(x, y)];
                }
            }
        }
    }
    found
}

fn triangle(picture: &mut Picture, texture: &ColorImage, clip: egui::Rect, found: [Vertex; 3]) {
    let [a, mut b, mut c] = found;
    let mut area = side(a.pos, b.pos, c.pos);
    if area == 0.0 {
        return;
    }
    if area < 0.0 {
        std::mem::swap(&mut b, &mut c);
        area = -area;
    }
    let bounds = egui::Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
    let last = |edge: f32, size: usize| (edge.ceil().max(0.0) as usize).min(size);
    for y in bounds.top().floor().max(0.0) as usize..last(bounds.bottom(), picture.height) {
        for x in bounds.left().floor().max(0.0) as usize..last(bounds.right(), picture.width) {
            let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
            let sides = [(b.pos, c.pos), (c.pos, a.pos), (a.pos, b.pos)];
            if sides.iter().all(|(from, to)| is_inside(*from, *to, at)) {
                let weights = sides.map(|(from, to)| side(from, to, at) / area);
                picture.lay(x, y, colour(texture, [a, b, c], weights));
            }
        }
    }
}

/// Twice the area to one side of a line; positive on the inner one.
fn side(from: Pos2, to: Pos2, at: Pos2) -> f32 {
    (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x)
}

/// Whether a point lies inside an edge. One on the edge belongs to one of the two triangles there.
fn is_inside(from: Pos2, to: Pos2, at: Pos2) -> bool {
    let side = side(from, to, at);
    let is_level = to.y.total_cmp(&from.y).is_eq();
    let is_upper_or_left = to.y < from.y || (is_level && to.x > from.x);
    side > 0.0 || (side >= 0.0 && is_upper_or_left)
}

fn colour(texture: &ColorImage, corners: [Vertex; 3], weights: [f32; 3]) -> [f32; 4] {
    let mut uv = Vec2::ZERO;
    let mut tint = [0.0; 4];
    for (corner, weight) in corners.iter().zip(weights) {
        uv += corner.uv.to_vec2() * weight;
        for (sum, channel) in tint.iter_mut().zip(channels(corner.color)) {
            *sum += channel * weight;
        }
    }
    let place = |share: f32, size: usize| ((share * size as f32).max(0.0) as usize).min(size - 1);
    let texel = texture[(place(uv.x, texture.width()), place(uv.y, texture.height()))];
    let mut found = channels(texel);
    for (channel, tint) in found.iter_mut().zip(tint) {
        *channel *= tint;
    }
    found
}

fn channels(colour: Color32) -> [f32; 4] {
    colour.to_array().map(|channel| f32::from(channel) / 255.0)
}
