"""Receipts as a scanner sees them, and as someone photographs them who is in a hurry."""

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from till import WIDTH, printed

FONTS = "/usr/share/fonts/truetype/liberation2/Liberation"
SEED = 20241221


def write_scan(path):
    """A clean scan in eight greys."""
    paper = _paper(*printed(path), size=22)
    paper.quantize(8, dither=Image.Dither.NONE).save(path, optimize=True)


def write_photograph(path):
    """A picture taken askew on a dark table: shaded, out of focus, with the noise of a dim room."""
    luck = numpy.random.default_rng(SEED)
    paper = _creased(_paper(*printed(path), size=26), luck)
    width, height = 900, 1180
    table = Image.fromarray(_table(width, height, luck))
    corners = [(176, 112), (716, 36), (826, 1082), (86, 1142)]
    askew = paper.transform(
        (width, height), Image.Transform.PERSPECTIVE, _perspective(corners, paper.size), Image.Resampling.BICUBIC)
    sheet = Image.new("L", paper.size, 255).transform(
        (width, height), Image.Transform.PERSPECTIVE, _perspective(corners, paper.size), Image.Resampling.BICUBIC)
    shadow = sheet.filter(ImageFilter.GaussianBlur(16)).point(lambda value: value * 0.55)
    table.paste(Image.new("RGB", table.size, (10, 8, 6)), (14, 18), shadow)
    table.paste(askew.convert("RGB"), (0, 0), sheet)
    seen = numpy.asarray(table.filter(ImageFilter.GaussianBlur(1.0)), dtype=float) * _light(width, height)
    seen += luck.normal(0, 10, seen.shape)
    Image.fromarray(seen.clip(0, 255).astype("uint8")).save(path, quality=58, optimize=True)


def _paper(merchant, rows, size):
    """The receipt itself, as a till with a worn head prints it."""
    mono = ImageFont.truetype(f"{FONTS}Mono-Bold.ttf", size)
    name = ImageFont.truetype(f"{FONTS}Serif-Bold.ttf", size * 3 // 2)
    margin, leading = size * 2, size * 4 // 3
    width = round(mono.getlength("0" * WIDTH)) + 2 * margin
    height = margin * 2 + leading * (len(rows) + 5)
    paper = Image.new("L", (width, height), 250)
    pen = ImageDraw.Draw(paper)
    pen.text((width / 2, margin), merchant, 38, name, anchor="ma")
    for index, row in enumerate(rows):
        pen.text((margin, margin + leading * (index + 2)), row, 45, mono)
    _bars(pen, margin, height - margin - leading * 2, width - 2 * margin, leading * 2)
    return paper


def _bars(pen, x, y, width, height):
    """A bar code that means nothing."""
    widths = numpy.random.default_rng(SEED).integers(1, 5, 400) * 2
    end = x + width
    for index, step in enumerate(widths):
        if x + step > end:
            break
        if index % 2 == 0:
            pen.rectangle((x, y, int(x + step - 1), y + height), fill=45)
        x += int(step)


def _creased(paper, luck):
    """Two folds, and ink that has worn thin here and there."""
    grey = numpy.asarray(paper, dtype=float)
    rows = numpy.arange(grey.shape[0])[:, None]
    for fold, depth in ((0.36, 34), (0.71, 26)):
        away = (rows - fold * grey.shape[0]) / 5
        grey = grey - depth * numpy.exp(-(away**2)) * (grey > 150) + 8 * numpy.exp(-((away + 2) ** 2))
    worn = luck.random(grey.shape) < 0.06
    grey = numpy.where(worn & (grey < 150), grey + 70, grey)
    return Image.fromarray(grey.clip(0, 255).astype("uint8"))


def _table(width, height, luck):
    """Dark wood: grain along the picture."""
    grain = numpy.cumsum(luck.normal(0, 1.4, width))
    grain -= numpy.linspace(0, grain[-1], width)
    wave = 6 * numpy.sin(numpy.arange(height) / 170)[:, None]
    wood = 1 + (grain[None, :] + wave + luck.normal(0, 1.2, (height, width))) / 60
    return (numpy.array([82, 56, 38]) * wood[..., None]).clip(0, 255).astype("uint8")


def _light(width, height):
    """A lamp at the upper left."""
    x, y = numpy.meshgrid(numpy.linspace(0, 1, width), numpy.linspace(0, 1, height))
    warm = numpy.array([1.0, 0.965, 0.89])
    return (1.02 - 0.42 * numpy.hypot(x - 0.25, y - 0.2))[..., None] * warm


def _perspective(corners, size):
    """The coefficients by which Pillow finds, for a place in the picture, the place on the paper."""
    width, height = size
    rows, wanted = [], []
    for (x, y), (u, v) in zip(corners, ((0, 0), (width, 0), (width, height), (0, height))):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return numpy.linalg.solve(numpy.array(rows, dtype=float), numpy.array(wanted, dtype=float))
