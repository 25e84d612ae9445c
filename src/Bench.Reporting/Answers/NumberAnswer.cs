namespace Bench.Reporting.Answers;

/// <summary>What a number of a run answers when it is asked how it was made.</summary>
/// <param name="Key">Its table, row (from 0) and column: <c>agreement:3:bias</c>.</param>
/// <param name="Name">What it is, for a reader.</param>
/// <param name="Value">The number as the table has it; NaN where it is undefined.</param>
/// <param name="Unit">Its unit; empty for ratios and counts.</param>
/// <param name="Count">Cases behind it; null where it is of one case or none.</param>
/// <param name="Formula">The formula, or how it was measured.</param>
/// <param name="Inputs">Rows and columns of the run's tables that it is made from.</param>
/// <param name="Convention">What was chosen that could have been chosen otherwise; may be empty.</param>
/// <param name="Source">Where it stands and by what it was made.</param>
/// <param name="Python">Python that makes it again from the run's CSV files and prints it (pandas, numpy, SciPy).</param>
/// <param name="R">The same in base R.</param>
public sealed record NumberAnswer(
    string Key,
    string Name,
    double Value,
    string Unit,
    int? Count,
    string Formula,
    IReadOnlyList<string> Inputs,
    string Convention,
    string Source,
    string Python,
    string R);
