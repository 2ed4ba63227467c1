//! A canvas that is as sharp as the screen, and pictures on it.

use scene::canvas::{Canvas, paint};
use scene::picture::{Anchor, Weight};
use scene::{Picture, Point, Theme};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::NodeRef;

/// A canvas and its size.
pub(crate) struct Surface {
    node: NodeRef,
    pen: Option<CanvasRenderingContext2d>,
    width: f64,
    height: f64,
    ratio: f64,
    /// Pixels of the page for each unit of a picture.
    zoom: f64,
}

impl Default for Surface {
    fn default() -> Self {
        let node = NodeRef::default();
        Self { node, pen: None, width: 0.0, height: 0.0, ratio: 1.0, zoom: 1.0 }
    }
}

impl Surface {
    /// A surface for the canvas that will be found there.
    pub(crate) fn of(node: &NodeRef) -> Self {
        Self { node: node.clone(), ..Self::default() }
    }

    /// The canvas, if it is in the page.
    pub(crate) fn element(&self) -> Option<HtmlCanvasElement> {
        self.node.cast()
    }

    /// A place on the surface as a place on the page, if it is in the page.
    pub(crate) fn on_page(&self, at: Point) -> Option<Point> {
        let area = self.element()?.get_bounding_client_rect();
        Some(Point::new(area.left() + at.x * self.zoom, area.top() + at.y * self.zoom))
    }

    /// Pixels of the page for each unit of a picture.
    pub(crate) const fn zoom(&self) -> f64 {
        self.zoom
    }

    /// Draws everything larger, or smaller.
    pub(crate) const fn set_zoom(&mut self, zoom: f64) {
        self.zoom = zoom;
    }

    /// How wide it is, in units of a picture: pixels of the page, unless it is zoomed.
    pub(crate) fn width(&self) -> f64 {
        self.width / self.zoom
    }

    /// How high it is.
    pub(crate) fn height(&self) -> f64 {
        self.height / self.zoom
    }

    /// Takes up the size that the canvas has by now. Returns whether there is one.
    pub(crate) fn measure(&mut self) -> bool {
        let Some(canvas) = self.element() else {
            self.pen = None;
            return false;
        };
        let area = canvas.get_bounding_client_rect();
        self.set_size(&canvas, area.width(), area.height())
    }

    /// Makes the canvas so wide and high. Returns whether it is in the page.
    pub(crate) fn resize(&mut self, width: f64, height: f64) -> bool {
        let Some(canvas) = self.element() else { return false };
        for (name, size) in [("width", width), ("height", height)] {
            let _ = canvas.style().set_property(name, &format!("{}px", size.round()));
        }
        self.set_size(&canvas, width, height)
    }

    fn set_size(&mut self, canvas: &HtmlCanvasElement, width: f64, height: f64) -> bool {
        // Beyond two, nobody sees the difference, but every frame costs more.
        let ratio = crate::browser::window().device_pixel_ratio().clamp(1.0, 2.0);
        let fresh =
            self.pen.as_ref().and_then(CanvasRenderingContext2d::canvas).as_ref() != Some(canvas);
        if fresh || (self.width, self.height, self.ratio) != (width, height, ratio) {
            (self.width, self.height, self.ratio) = (width, height, ratio);
            canvas.set_width((self.width * ratio).round() as u32);
            canvas.set_height((self.height * ratio).round() as u32);
            self.pen = canvas.get_context("2d").ok().flatten().and_then(|pen| pen.dyn_into().ok());
        }
        self.width >= 1.0 && self.height >= 1.0
    }

    /// Paints a picture over whatever there was.
    pub(crate) fn paint(&self, picture: &Picture, theme: Theme) {
        let Some(pen) = &self.pen else { return };
        let _ =
            pen.set_transform(self.ratio * self.zoom, 0.0, 0.0, self.ratio * self.zoom, 0.0, 0.0);
        pen.clear_rect(0.0, 0.0, self.width, self.height);
        pen.set_line_cap("round");
        pen.set_line_join("round");
        pen.set_text_baseline("alphabetic");
        paint(picture, theme, &mut Pen(pen));
    }
}

/// The canvas of the browser, in the words of the scene.
struct Pen<'a>(&'a CanvasRenderingContext2d);

impl Canvas for Pen<'_> {
    fn begin_path(&mut self) {
        self.0.begin_path();
    }
    fn move_to(&mut self, x: f64, y: f64) {
        self.0.move_to(x, y);
    }
    fn line_to(&mut self, x: f64, y: f64) {
        self.0.line_to(x, y);
    }
    fn bezier_curve_to(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, x: f64, y: f64) {
        self.0.bezier_curve_to(x1, y1, x2, y2, x, y);
    }
    fn arc(&mut self, x: f64, y: f64, radius: f64, from: f64, to: f64) {
        // It refuses negative radii alone, and then there is nothing to be seen.
        let _ = self.0.arc(x, y, radius, from, to);
    }
    fn close_path(&mut self) {
        self.0.close_path();
    }
    fn fill(&mut self) {
        self.0.fill();
    }
    fn stroke(&mut self) {
        self.0.stroke();
    }
    fn fill_text(&mut self, text: &str, x: f64, y: f64) {
        let _ = self.0.fill_text(text, x, y);
    }
    fn set_fill(&mut self, colour: &'static str) {
        self.0.set_fill_style_str(colour);
    }
    fn set_stroke(&mut self, colour: &'static str) {
        self.0.set_stroke_style_str(colour);
    }
    fn set_alpha(&mut self, alpha: f64) {
        self.0.set_global_alpha(alpha);
    }
    fn set_line_width(&mut self, width: f64) {
        self.0.set_line_width(width);
    }
    fn set_dash(&mut self, dash: Option<(f64, f64)>) {
        let lengths = js_sys::Array::new();
        if let Some((dash, gap)) = dash {
            lengths.push(&dash.into());
            lengths.push(&gap.into());
        }
        let _ = self.0.set_line_dash(&lengths);
    }
    fn set_font(&mut self, size: f64, weight: Weight) {
        let weight = if weight == Weight::Bold { "600 " } else { "" };
        let tenths = (size * 10.0).round() as u32;
        let (whole, part) = (tenths / 10, tenths % 10);
        self.0.set_font(&format!("{weight}{whole}.{part}px {}", scene::svg::FONTS));
    }
    fn set_anchor(&mut self, anchor: Anchor) {
        self.0.set_text_align(match anchor {
            Anchor::Start => "left",
            Anchor::Middle => "center",
            Anchor::End => "right",
        });
    }
}
