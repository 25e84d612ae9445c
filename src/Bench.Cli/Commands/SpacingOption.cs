using System.CommandLine;
using System.Globalization;
using Bench.Core;

namespace Bench.Cli.Commands;

/// <summary>The option <c>--spacing ROW,COLUMN,SLICE</c>, mm.</summary>
internal static class SpacingOption
{
    public static Option<string?> Create() => new("--spacing")
    {
        Description = "Voxel size in mm, as ROW,COLUMN,SLICE. Default: from NIfTI headers or cohort.json, else the published 0.1,0.1,1.",
        HelpName = "mm,mm,mm",
    };

    /// <summary>Reads its value.</summary>
    /// <param name="text">As typed; null where the option is absent.</param>
    /// <exception cref="InputException">Not three numbers that distances may have.</exception>
    public static VoxelSpacing? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split(',');
        var numbers = new double[3];
        if (parts.Length == 3
            && Enumerable.Range(0, 3).All(i => double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])))
        {
            var spacing = new VoxelSpacing(numbers[0], numbers[1], numbers[2]);
            if (spacing.IsValid)
            {
                return spacing;
            }
        }

        throw new InputException(
            "--spacing",
            $"'{text}' is not three numbers from {VoxelSpacing.ValidRange}.",
            "give row, column and slice distance in mm, e.g. --spacing 0.1,0.1,1");
    }
}
