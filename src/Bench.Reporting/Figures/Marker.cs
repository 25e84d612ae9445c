namespace Bench.Reporting.Figures;

/// <summary>Shapes of points. Each model has its own beside its colour, so that figures can be read in greyscale.</summary>
internal enum Marker
{
    Circle,
    Square,
    Triangle,
    Diamond,
    DownTriangle,
    Cross,
}
