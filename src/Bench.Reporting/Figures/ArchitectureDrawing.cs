using Bench.Core.Training;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Places the stages of a network on rows, the largest size on top, encoder left and decoder right, and gives every stage that leads into a
/// decoder level a column of its own between them, so that no two lines lie on each other. Any width does from 62 mm on.
/// </summary>
internal sealed class ArchitectureDrawing
{
    private const float Top = 12;
    private const float RowHeight = 48;
    private const float BoxTop = 3;
    private const float BoxHeight = 28;
    private const float TabHeight = 8.5f;
    private const float Bar = 12;
    private const float Chip = 24;
    private const float ChipHeight = 9.5f;
    private const float LeftRoom = 6;
    private const float RightRoom = 12;
    private const float Wire = 2;
    private const float Edge = 0.4f;
    private const float MostChip = 24;

    private static readonly TextStyle Name = ChartText.Title with { Size = 7 };
    private static readonly TextStyle Number = ChartText.Small with { Color = Palette.Ink };

    private readonly NetworkDescription _network;
    private readonly NetworkStages _stages;
    private readonly float _width;
    private readonly float _boxWidth;
    private readonly int[] _rows;
    private readonly int[] _sources;
    private readonly NetworkLink[] _wires;

    /// <summary>Lays a network out.</summary>
    /// <param name="network">Its layers.</param>
    /// <param name="stages">Its stages.</param>
    /// <param name="width">Width, points.</param>
    public ArchitectureDrawing(NetworkDescription network, NetworkStages stages, float width)
    {
        (_network, _stages, _width, _boxWidth) = (network, stages, width, Math.Clamp(0.13f * width, 34, 60));
        _rows = Rows(stages.Stages, out var rows);
        _wires = [.. stages.Links, .. stages.Steps.Where(s => stages.Stages[s.To].IsDecoder)];
        _sources = [.. _wires.Select(w => w.From).Distinct().OrderBy(f => stages.Stages[f].IsDecoder).ThenBy(f => f)];
        Height = Top + (RowHeight * rows) - (RowHeight - BoxTop - BoxHeight - TabHeight) + Edge;
    }

    /// <summary>Height, points.</summary>
    public float Height { get; }

    /// <summary>Draws it with its upper left corner at the origin.</summary>
    public void Draw(SKCanvas canvas)
    {
        var input = _network.Layers.First(l => l.Inputs.Count == 0).Channels;
        TextLine.Draw(canvas, input == 1 ? "image" : $"image, {input} channels", Number, _boxWidth / 2, 6, 0.5f);
        Arrow(canvas, new(_boxWidth / 2, 7.5f), new(_boxWidth / 2, Top + BoxTop));
        foreach (var step in _stages.Steps.Where(s => !_stages.Stages[s.To].IsDecoder))
        {
            Step(canvas, step);
        }

        foreach (var (column, source) in _sources.Index())
        {
            Wires(canvas, column, source);
        }

        foreach (var wires in _wires.GroupBy(w => w.To))
        {
            Join(canvas, _stages.Stages[wires.Key], [.. wires]);
        }

        foreach (var stage in _stages.Stages)
        {
            Box(canvas, stage);
        }
    }

    /// <summary>A row for each size; more where several stages of one side have it.</summary>
    private static int[] Rows(IReadOnlyList<NetworkStage> stages, out int count)
    {
        var rows = new int[stages.Count];
        count = 0;
        foreach (var level in stages.GroupBy(s => s.Level).OrderBy(g => g.Key))
        {
            foreach (var side in level.GroupBy(s => s.IsDecoder))
            {
                foreach (var (i, stage) in side.Index())
                {
                    rows[stage.Index] = count + i;
                }
            }

            count += level.GroupBy(s => s.IsDecoder).Max(g => g.Count());
        }

        return rows;
    }

    private float RowTop(int stage) => Top + (RowHeight * _rows[stage]);

    /// <summary>Height of the lane in which lines leave a stage: below what arrives at its row.</summary>
    private float Lane(int stage) => RowTop(stage) + BoxTop + BoxHeight - 1;

    private SKRect BoxOf(NetworkStage stage) => SKRect.Create(
        stage.IsDecoder ? _width - _boxWidth - Edge : Edge, RowTop(stage.Index) + BoxTop, _boxWidth, BoxHeight);

    private float ColumnWidth => (_width - (2 * _boxWidth) - LeftRoom - RightRoom) / Math.Max(1, _sources.Length);

    private float ColumnLeft(int source) => _boxWidth + LeftRoom + (Array.IndexOf(_sources, source) * ColumnWidth);

    private SKRect ChipOf(NetworkLink wire)
    {
        var width = Math.Min(MostChip, ColumnWidth - (2 * Wire));
        return SKRect.Create(
            ColumnLeft(wire.From) + (2 * Wire) - 0.5f, RowTop(wire.To) + Chip - (ChipHeight / 2), width, ChipHeight);
    }

    private void Step(SKCanvas canvas, NetworkLink step)
    {
        var (from, to) = (BoxOf(_stages.Stages[step.From]), BoxOf(_stages.Stages[step.To]));
        if (to.Top > from.Bottom)
        {
            Arrow(canvas, new(from.MidX, from.Bottom), new(to.MidX, to.Top));
            TextLine.Draw(canvas, Way(step.Factor), Number, from.MidX + 4, to.Top - 7);
        }
    }

    /// <summary>From a stage along its lane to its column, and in it up and down to every row that it leads into.</summary>
    private void Wires(SKCanvas canvas, int column, int source)
    {
        var stage = _stages.Stages[source];
        var (x, lane, box) = (_boxWidth + LeftRoom + (column * ColumnWidth) + Wire, Lane(source), BoxOf(stage));
        float[] ends = [.. _wires.Where(w => w.From == source).Select(w => RowTop(w.To) + Chip)];
        using var path = new SKPath();
        path.MoveTo(stage.IsDecoder ? box.Left : box.Right, lane);
        path.LineTo(x, lane);
        path.LineTo(x, ends.Min());
        if (ends.Max() > lane)
        {
            path.MoveTo(x, lane);
            path.LineTo(x, ends.Max());
        }

        foreach (var wire in _wires.Where(w => w.From == source))
        {
            path.MoveTo(x, RowTop(wire.To) + Chip);
            path.LineTo(IsPlain(wire) ? ChipOf(wire).MidX : ChipOf(wire).Left, RowTop(wire.To) + Chip);
        }

        using var shown = stage.IsDecoder ? DashedStroke.Cut(path, 3, 1.6f) : new SKPath(path);
        using var line = Stroke(stage.IsDecoder ? Palette.Ink : Palette.Grey, 0.7f);
        canvas.DrawPath(shown, line);
    }

    /// <summary>What arrives at a stage: how each part is brought to its size, and their channels put together.</summary>
    private void Join(SKCanvas canvas, NetworkStage stage, NetworkLink[] wires)
    {
        var (bar, box) = (RowTop(stage.Index) + Bar, BoxOf(stage));
        using var line = Stroke(Palette.Ink, 1.1f);
        using var frame = Stroke(Palette.Ink, 0.5f);
        using var white = new SKPaint { Color = SKColors.White };
        foreach (var wire in wires)
        {
            var chip = ChipOf(wire);
            if (IsPlain(wire))
            {
                canvas.DrawLine(chip.MidX, chip.MidY, chip.MidX, bar, line);
                continue;
            }

            canvas.DrawLine(chip.MidX, chip.Top, chip.MidX, bar, line);
            canvas.DrawRoundRect(chip, 2, 2, white);
            if (wire.IsConvolved)
            {
                canvas.DrawRoundRect(chip, 2, 2, frame);
            }

            var way = Way(wire.Factor);
            TextLine.Draw(
                canvas, ChartText.FirstThatFits(Number, chip.Width, way, way[1..]), Number, chip.MidX,
                chip.MidY + (Number.CapHeight / 2), 0.5f);
        }

        canvas.DrawLine(wires.Min(w => ChipOf(w).MidX), bar, box.Left - 2, bar, line);
        Arrow(canvas, new(box.Left - 4, bar), new(box.Left, bar));
        if (stage.Joined > 0)
        {
            var room = box.Left - ChipOf(wires[0]).Left;
            var sum = NumberText.Count(stage.Joined);
            var text = ChartText.FirstThatFits(Number, room, Sum(wires, sum), sum);
            var wide = TextLine.Measure(text, Number);
            canvas.DrawRect(SKRect.Create(box.Left - 5 - wide, bar - 3 - Number.CapHeight, wide + 2, Number.CapHeight + 1), white);
            TextLine.Draw(canvas, text, Number, box.Left - 4, bar - 2.5f, 1);
        }
    }

    /// <summary>Whether it arrives as it leaves.</summary>
    private static bool IsPlain(NetworkLink wire) => wire is { Factor: 1, IsConvolved: false };

    private static string Sum(NetworkLink[] wires, string sum) => wires.Select(w => w.Channels).Distinct().Count() == 1
        ? $"{wires.Length} × {wires[0].Channels} = {sum}"
        : $"{string.Join(" + ", wires.Select(w => w.Channels))} = {sum}";

    private void Box(SKCanvas canvas, NetworkStage stage)
    {
        var box = BoxOf(stage);
        using var fill = new SKPaint { Color = stage.IsDecoder ? Palette.Hairline : Palette.Wash };
        using var edge = Stroke(Palette.Ink, 0.6f);
        var (room, size) = (box.Width - 2, $"{_network.Height / stage.Reduction} × {_network.Width / stage.Reduction}");
        foreach (var (i, head) in _stages.Heads.Where(h => h.Stage == stage.Index).Index())
        {
            Tab(canvas, SKRect.Create(box.Left, box.Bottom + (i * TabHeight), box.Width, TabHeight), head);
        }

        canvas.DrawRect(box, fill);
        canvas.DrawRect(box, edge);
        TextLine.Draw(canvas, NameOf(stage), Name, box.MidX, box.Top + 8.5f, 0.5f);
        TextLine.Draw(
            canvas, ChartText.FirstThatFits(Number, room, Filters(stage), NumberText.Count(stage.Channels)), Number, box.MidX,
            box.Top + 16.5f, 0.5f);
        TextLine.Draw(
            canvas, ChartText.FirstThatFits(Number, room, size, $"{_network.Height / stage.Reduction} ×"), Number, box.MidX,
            box.Top + 24.5f, 0.5f);
    }

    private static void Tab(SKCanvas canvas, SKRect tab, NetworkHead head)
    {
        using var fill = new SKPaint { Color = head.IsPredicting ? Palette.Ink : SKColors.White };
        using var edge = Stroke(Palette.Ink, 0.6f);
        canvas.DrawRect(tab, fill);
        canvas.DrawRect(tab, edge);
        var style = head.IsPredicting ? Number with { Color = SKColors.White } : Number;
        var way = head.Factor == 1 ? string.Empty : $" ↑{head.Factor}";
        TextLine.Draw(
            canvas, ChartText.FirstThatFits(style, tab.Width - 1, $"head{way} → {head.Classes}", $"{way} → {head.Classes}".Trim()), style,
            tab.MidX, tab.MidY + (style.CapHeight / 2), 0.5f);
    }

    private string NameOf(NetworkStage stage)
    {
        var same = _stages.Stages.Where(s => (s.IsDecoder, s.Level) == (stage.IsDecoder, stage.Level)).ToList();
        var letter = same.Count == 1 ? string.Empty : ((char)('a' + same.IndexOf(stage))).ToString();
        return $"{(stage.IsDecoder ? "D" : "E")}{stage.Level + 1}{letter}";
    }

    private static string Filters(NetworkStage stage) => stage.Filters.Count == 0 ? NumberText.Count(stage.Channels)
        : stage.Filters.Count > 1 && stage.Filters.Distinct().Count() == 1 ? $"{stage.Filters.Count} × {stage.Filters[0]}"
        : string.Join(" · ", stage.Filters);

    /// <summary>How many times smaller or larger.</summary>
    private static string Way(double factor) => factor > 1 ? $"↓{factor:0}" : factor < 1 ? $"↑{1 / factor:0}" : "→";

    private static void Arrow(SKCanvas canvas, SKPoint from, SKPoint to)
    {
        const float Head = 3;
        var direction = to - from;
        direction = new(direction.X / direction.Length, direction.Y / direction.Length);
        var foot = new SKPoint(to.X - (direction.X * Head), to.Y - (direction.Y * Head));
        using var line = Stroke(Palette.Ink, 0.8f);
        using var fill = new SKPaint { Color = Palette.Ink, IsAntialias = true };
        using var tip = new SKPath();
        tip.AddPoly([to, new(foot.X - (direction.Y * 1.7f), foot.Y + (direction.X * 1.7f)),
            new(foot.X + (direction.Y * 1.7f), foot.Y - (direction.X * 1.7f))]);
        canvas.DrawLine(from, foot, line);
        canvas.DrawPath(tip, fill);
    }

    private static SKPaint Stroke(SKColor color, float width) =>
        new() { Color = color, StrokeWidth = width, IsStroke = true, IsAntialias = true };
}
