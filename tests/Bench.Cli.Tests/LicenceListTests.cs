using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Bench.Core.IO;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>
/// THIRD-PARTY-LICENCES.md is made from the lock files and from what each package says of itself. After a change of packages,
/// <c>BENCH_WRITE_DOCS=1 dotnet test tests/Bench.Cli.Tests --filter LicenceList</c> writes it again.
/// </summary>
public sealed class LicenceListTests
{
    private const string FileName = "THIRD-PARTY-LICENCES.md";
    private const string LockFile = "packages.linux-x64-cpu.lock.json";
    private const string FontProject = "src/Bench.Reporting/Bench.Reporting.csproj";

    // A licence that is not among these asks for a decision first.
    private static readonly string[] Known = ["MIT", "Apache-2.0", "MS-PL OR Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "file LICENSE", "file LICENSE.txt"];

    private static string PackageFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Fact]
    public void The_list_holds_every_package_of_the_lock_files_with_the_licence_that_it_states()
    {
        var path = RepositoryFolder.Combine(FileName);
        var wanted = List([.. Packages().Append(Font())]);
        if (Environment.GetEnvironmentVariable("BENCH_WRITE_DOCS") == "1")
        {
            AtomicFile.WriteText(path, wanted);
        }

        Assert.Equal(wanted, File.ReadAllText(path));
    }

    [Fact]
    public void Every_licence_is_one_that_was_looked_at() =>
        Assert.All(Packages(), p => Assert.True(Known.Contains(p.Licence), $"{p.Name} {p.Version}: {p.Licence}"));

    [Fact]
    public async Task Doctor_prints_the_list()
    {
        var run = await CommandRun.Of("doctor", "--licences");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(File.ReadAllText(RepositoryFolder.Combine(FileName)).TrimEnd(), run.Output.TrimEnd());
    }

    private static string List(IReadOnlyList<Package> packages)
    {
        var text = new StringBuilder(
            """
            # Licences of others' work in Bench

            Bench itself is under the MIT licence ([LICENSE](LICENSE)). It uses these packages, as locked in `packages.linux-x64-cpu.lock.json`; on Windows and
            macOS libtorch has a package of its own, of the same version and licence. A test makes this list from the lock files and from what each package
            says of itself. *build* marks packages that are not part of the program. Texts of the licences come with the packages, and are at
            [spdx.org](https://spdx.org/licenses/).

            | package | version | licence | notice | |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var p in packages)
        {
            text.Append($"| {p.Name} | {p.Version} | {p.Licence} | {p.Notice} | {(p.IsForBuild ? "build" : "")} |\n");
        }

        text.Append(
            """

            * The typeface Inter in `Avalonia.Fonts.Inter` is by Rasmus Andersson and others, under the SIL Open Font License 1.1; only the font files are used.
            * `libtorch` is PyTorch, whose own licence is of the BSD kind (`LICENSE` in its repository); the package names MIT for its own part.
            * ONNX Runtime's `LICENSE` is the MIT licence; its `ThirdPartyNotices.txt` comes with the package.

            """);
        return text.ToString();
    }

    private static IEnumerable<Package> Packages() => Directory
        .EnumerateFiles(RepositoryFolder.Combine("src"), LockFile, SearchOption.AllDirectories)
        .Where(f => Path.GetDirectoryName(Path.GetDirectoryName(f)) == RepositoryFolder.Combine("src"))
        .SelectMany(Locked)
        .Distinct()
        .OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Version, StringComparer.Ordinal)
        .Select(p => Read(p.Name, p.Version));

    private static IEnumerable<(string Name, string Version)> Locked(string lockFile)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(lockFile));
        foreach (var framework in document.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            foreach (var package in framework.Value.EnumerateObject())
            {
                if (package.Value.GetProperty("type").GetString() != "Project")
                    yield return (package.Name, package.Value.GetProperty("resolved").GetString()!);
            }
        }
    }

    private static Package Font()
    {
        var project = XDocument.Load(RepositoryFolder.Combine(FontProject.Split('/')));
        return Read("Avalonia.Fonts.Inter", project.Descendants("InterPackageVersion").Single().Value);
    }

    private static Package Read(string name, string version)
    {
        var lower = name.ToLowerInvariant();
        var nuspec = Path.Combine(PackageFolder, lower, version, $"{lower}.nuspec");
        Assert.SkipUnless(File.Exists(nuspec), $"there is no {nuspec}: the packages are elsewhere.");
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        var licence = Element("license");
        return new Package(
            name,
            version,
            licence is null ? "none stated" : (string?)licence.Attribute("type") == "file" ? $"file {licence.Value}" : licence.Value,
            (Element("copyright") ?? Element("authors"))?.Value.Replace("|", "/", StringComparison.Ordinal).Trim() ?? "",
            Element("developmentDependency")?.Value == "true");

        XElement? Element(string local) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == local);
    }

    private sealed record Package(string Name, string Version, string Licence, string Notice, bool IsForBuild);
}
