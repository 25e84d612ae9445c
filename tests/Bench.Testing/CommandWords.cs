namespace Bench.Testing;

/// <summary>Commands as tests give them most: the arguments that all of them need, and the rest as one text.</summary>
public static class CommandWords
{
    /// <summary>As little training as there can be, for tests of what comes before and after it.</summary>
    public const string Least = "--models unet --filters 4,6 --single-head --epochs 1";

    /// <summary><c>bench run</c> on a CPU.</summary>
    /// <param name="data">Folder of mice.</param>
    /// <param name="split">Split of them.</param>
    /// <param name="output">Folder of the run.</param>
    /// <param name="options">Further options, with a blank between any two words.</param>
    public static string[] Run(string data, string split, string output, string options = "") =>
        ["run", "--data", data, "--split", split, "--out", output, "--device", "cpu", .. Words(options)];

    /// <summary><c>bench evaluate</c>.</summary>
    /// <param name="reference">Folder of mice.</param>
    /// <param name="predictions">A model's name, an equals sign and the folder of its masks.</param>
    /// <param name="output">Folder of the report.</param>
    /// <param name="options">Further options, with a blank between any two words.</param>
    public static string[] Evaluate(string reference, string predictions, string output, string options = "") =>
        ["evaluate", "--reference", reference, "--predictions", predictions, "--out", output, .. Words(options)];

    private static string[] Words(string options) => options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
