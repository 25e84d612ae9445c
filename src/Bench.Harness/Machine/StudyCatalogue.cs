using Bench.Core;
using Bench.Core.Studies;

namespace Bench.Harness.Machine;

/// <summary>Finds studies: those that come with Bench, and the user's.</summary>
public static class StudyCatalogue
{
    /// <summary>What is given where the default study is meant and nothing is to be judged.</summary>
    public const string None = "none";

    private const string Option = "--study";
    private const string Claims = "claims.json";

    /// <summary>Names of the studies that come with Bench, the default first.</summary>
    public static IReadOnlyList<string> Names =>
    [
        .. Folders("studies", StudyFile.FileName).OrderBy(name => name == Study.Mouse.Name ? 0 : 1)
            .ThenBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>Names of the published numbers that come with Bench.</summary>
    public static IReadOnlyList<string> PublishedNames => Folders("published", Claims);

    /// <summary>Names of the splits that come with Bench.</summary>
    public static IReadOnlyList<string> SplitNames =>
    [
        .. Directory.EnumerateFiles(BaselinesFolder.Combine("splits"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Finds a study.</summary>
    /// <param name="text">
    /// The name of one that comes with Bench, a file, or a folder with <c>study.json</c>. Folders with <c>claims.json</c> alone, names of
    /// published numbers that come with Bench, and <c>none</c> are the study of mice with these numbers, or without any.
    /// </param>
    /// <exception cref="InputException">There is none, or it cannot be read.</exception>
    public static Study Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == None)
            return Study.Mouse with { ClaimsFolder = null };
        if (text == Study.Mouse.Name)
            return Study.Mouse;
        var builtIn = BaselinesFolder.Combine("studies", text, StudyFile.FileName);
        if (Path.GetFileName(text) == text && text.Length > 0 && File.Exists(builtIn))
            return StudyFile.Read(builtIn);
        if (Directory.Exists(text) && File.Exists(Path.Combine(text, StudyFile.FileName)))
            return StudyFile.Read(Path.Combine(text, StudyFile.FileName));
        if (Directory.Exists(text) && File.Exists(Path.Combine(text, Claims)))
            return Study.Mouse with { ClaimsFolder = text };
        if (File.Exists(text))
            return StudyFile.Read(text);
        return PublishedNames.Contains(text)
            ? Study.Mouse with { ClaimsFolder = text }
            : throw new InputException(
                Option,
                $"'{text}' is no file, no folder with a {StudyFile.FileName} or {Claims}, and no study of that name comes with Bench."
                    + DidYouMean.Sentence(text, Names.Concat(PublishedNames)),
                $"give a file or folder (docs/studies.md says how to describe a study), none, or one of: "
                    + $"{string.Join(", ", Names.Concat(PublishedNames))}.");
    }

    private static string[] Folders(string kind, string file) =>
    [
        .. Directory.EnumerateDirectories(BaselinesFolder.Combine(kind)).Where(folder => File.Exists(Path.Combine(folder, file)))
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
    ];
}
