using Bench.Evaluation.Claims;
using Bench.Testing;

namespace Bench.Evaluation.Tests.Audit;

/// <summary>The invented study that make_clean_study.py makes, and copies of it with one number changed.</summary>
internal static class CleanStudy
{
    public static readonly string Folder = RepositoryFolder.Combine("tests", "Bench.Evaluation.Tests", "Audit", "CleanStudy");

    public static readonly AuditedStudy Study = AuditedStudy.Read(Folder);

    /// <summary>The study with one claim printed otherwise.</summary>
    public static AuditedStudy With(string claim, string printed)
    {
        Assert.Contains(Study.Study.Claims, c => c.Id == claim && c.Printed != printed);
        return new AuditedStudy(
            Study.Study with { Claims = [.. Study.Study.Claims.Select(c => c.Id == claim ? c with { Printed = printed } : c)] },
            Study.Points);
    }
}
