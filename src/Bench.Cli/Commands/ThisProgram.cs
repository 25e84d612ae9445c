namespace Bench.Cli.Commands;

/// <summary>How another process starts the program that runs now.</summary>
internal static class ThisProgram
{
    /// <summary>The program: <c>bench</c> by its path, or <c>dotnet</c> and the path of <c>bench.dll</c>.</summary>
    public static IReadOnlyList<string> Words
    {
        get
        {
            var process = Environment.ProcessPath ?? "dotnet";
            var library = Path.Combine(AppContext.BaseDirectory, "bench.dll");
            return Path.GetFileNameWithoutExtension(process) == "dotnet" && File.Exists(library) ? [process, library] : [process];
        }
    }
}
