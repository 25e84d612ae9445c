using System.CommandLine;
using Bench.Core.IO;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Reporting.Checks;

namespace Bench.Cli.Terminal;

/// <summary><c>--junit</c> and <c>--sarif</c>: what a command checked, in files that continuous integration reads.</summary>
/// <param name="JUnit">File of JUnit XML; null for none.</param>
/// <param name="Sarif">File of SARIF 2.1.0; null for none.</param>
internal sealed record CheckFiles(string? JUnit, string? Sarif)
{
    /// <summary>Whether there is nothing to write.</summary>
    public bool AreNone => JUnit is null && Sarif is null;

    /// <summary>Writes them.</summary>
    /// <param name="checks">What was checked.</param>
    /// <param name="claims"><c>claims.json</c> that the checks speak of; null for none.</param>
    /// <param name="folderWord">What its folder is called.</param>
    public void Write(CheckList checks, string? claims = null, string folderWord = "STUDY")
    {
        if (JUnit is not null)
        {
            JUnitFile.Write(checks, JUnit);
        }

        if (Sarif is not null)
        {
            SarifFile.Write(checks, claims is null ? null : CheckedFile.Of(claims, folderWord), SourceCommit.Version(), Sarif);
        }
    }
}

/// <summary>The options for <see cref="CheckFiles"/>.</summary>
internal static class CheckFilesOption
{
    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Reads them, and refuses files that are there already and must not be replaced.</returns>
    public static Func<ParseResult, bool, CheckFiles> AddTo(Command command)
    {
        var junit = command.Optional(Setting.File(
            "--junit", "Also write each check as a test case of a JUnit XML file, for continuous integration."));
        var sarif = command.Optional(Setting.File(
            "--sarif", "Also write each check to a SARIF 2.1.0 file, which code hosts show beside the lines of claims.json."));
        return (parsed, overwrite) =>
        {
            var files = new CheckFiles(junit(parsed), sarif(parsed));
            foreach (var file in new[] { files.JUnit, files.Sarif }.OfType<string>())
                OverwriteGuard.RequireFree(file, overwrite, []);
            return files;
        };
    }
}
