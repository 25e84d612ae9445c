using System.CommandLine;
using System.Globalization;
using Bench.Core;
using Bench.Core.Studies;

namespace Bench.Cli.Commands;

/// <summary><c>--working-grid</c>: pixel distance and size at which networks look at images.</summary>
internal static class WorkingGridOption
{
    private const string Name = "--working-grid";
    private const string Example =
        "give millimetres, rows and columns, e.g. --working-grid 1.5,192x192; 0 instead of millimetres keeps each case's own distance.";
    private const int MostPixels = 8192;
    private const double MostMm = 1000;

    /// <summary>The option.</summary>
    public static Option<string?> Create() => new(Name)
    {
        Description =
            "Grid that images are brought to before a network sees them: distance of pixels in mm, rows and columns. Default: the "
                + "study's; where it "
            + "says none, each case's own if all are of one size, or else the median distance and the largest field.",
        HelpName = "MM,ROWSxCOLUMNS",
    };

    /// <summary>The same for models made elsewhere.</summary>
    public static Option<string?> CreateForModel() => new(Name)
    {
        Description =
            "For --onnx, --torchscript: grid that images are brought to first, and results back from: distance of pixels in mm, rows "
                + "and columns. "
            + "Default: each case's own.",
        HelpName = "MM,ROWSxCOLUMNS",
    };

    /// <summary>Reads it.</summary>
    /// <param name="text">What was typed.</param>
    /// <exception cref="InputException">Not a grid.</exception>
    public static WorkingGrid Parse(string text)
    {
        var parts = text.Split(',', 'x');
        return parts.Length == 3
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var mm) && mm is >= 0 and <= MostMm
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows is > 0 and <= MostPixels
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns is > 0 and <= MostPixels
                ? new WorkingGrid(mm, rows, columns)
                : throw new InputException(Name, $"'{text}' is not a grid.", Example);
    }
}
