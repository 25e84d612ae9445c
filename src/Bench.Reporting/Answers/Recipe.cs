namespace Bench.Reporting.Answers;

/// <summary>How a number is made from the run's tables.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Convention">What could have been chosen otherwise; may be empty.</param>
/// <param name="Inputs">Rows and columns that it is made from.</param>
/// <param name="Python">Lines of Python; the last prints the number.</param>
/// <param name="R">Lines of R; the last prints the number.</param>
internal sealed record Recipe(string Formula, string Convention, IReadOnlyList<string> Inputs, string Python, string R)
{
    /// <summary>A recipe from what reads its inputs, and the expression of the number.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="convention">What could have been chosen otherwise.</param>
    /// <param name="code">What reads the inputs.</param>
    /// <param name="python">The expression in Python.</param>
    /// <param name="r">The expression in R.</param>
    public static Recipe Of(string formula, string convention, Reading code, string python, string r) => new(
        formula,
        convention,
        code.Inputs,
        $"{code.PythonOf(python)}print(float({python}))\n",
        $"{code.R}print(as.numeric({r}), digits = 15)\n");
}

/// <summary>The lines that read the inputs of a number.</summary>
/// <param name="Inputs">The inputs, for a reader.</param>
/// <param name="Python">Python behind the imports.</param>
/// <param name="R">R.</param>
internal sealed record Reading(IReadOnlyList<string> Inputs, string Python, string R)
{
    /// <summary>The Python with the imports that it and an expression need.</summary>
    /// <param name="expression">The expression.</param>
    public string PythonOf(string expression)
    {
        var all = Python + expression;
        return (all.Contains("np.", StringComparison.Ordinal) ? "import numpy as np\n" : "")
            + "import pandas as pd\n"
            + (all.Contains("stats.", StringComparison.Ordinal) ? "from scipy import stats\n" : "")
            + "\n" + Python;
    }
}
