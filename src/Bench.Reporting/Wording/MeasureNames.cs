namespace Bench.Reporting.Wording;

/// <summary>Measures by which models and methods are compared, for readers.</summary>
internal static class MeasureNames
{
    /// <summary>Those that are shown where there is no room for all.</summary>
    public static IReadOnlyList<string> Main { get; } =
        ["dice.blood_pool.mean", "dice.myocardium.mean", "dice.right_ventricle.mean", "abs_error.EDV", "abs_error.EF"];

    /// <summary>A measure as a table names it: <c>Dice, myocardium</c> or <c>Error of EDV (µL)</c>.</summary>
    /// <param name="measure">Its name in files.</param>
    /// <param name="unit">Its unit.</param>
    public static string Of(string measure, string unit) => measure switch
    {
        "dice.both.mean" => "Dice, both structures",
        "dice.blood_pool.mean" => "Dice, blood pool",
        "dice.all.mean" => "Dice, all structures",
        "dice.myocardium.mean" => "Dice, myocardium",
        "dice.right_ventricle.mean" => "Dice, right ventricle",
        "abs_error.MassED" => $"Error of mass ED ({unit})",
        "abs_error.MassES" => $"Error of mass ES ({unit})",
        var name when name.StartsWith("abs_error.", StringComparison.Ordinal) => $"Error of {name["abs_error.".Length..]} ({unit})",
        var name => name,
    };

    /// <summary>The same within a sentence: <c>Dice of the myocardium</c>, <c>the error of EDV</c>.</summary>
    /// <param name="measure">Its name in files.</param>
    /// <param name="unit">Its unit.</param>
    public static string InSentence(string measure, string unit) => measure switch
    {
        "dice.both.mean" => "Dice of both structures",
        "dice.blood_pool.mean" => "Dice of the blood pool",
        "dice.all.mean" => "Dice of all structures",
        "dice.myocardium.mean" => "Dice of the myocardium",
        "dice.right_ventricle.mean" => "Dice of the right ventricle",
        _ => "the " + Of(measure, unit).Split(" (")[0].Replace("Error", "error", StringComparison.Ordinal),
    };

    /// <summary>Decimals of its mean.</summary>
    /// <param name="unit">Its unit.</param>
    public static int Decimals(string unit) => unit.Length == 0 ? 4 : 2;
}
