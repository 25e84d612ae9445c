using Bench.Core;
using Bench.Harness.Stages;

namespace Bench.Harness.Tests;

public sealed class StudySelectionTests
{
    [Fact]
    public void None_judges_nothing_and_prints_no_study_beside_the_numbers()
    {
        Assert.Null(StudySelection.Open(StudySelection.None));
        Assert.Null(StudySelection.Of(Path.GetTempPath(), StudySelection.None));
        Assert.NotNull(StudySelection.Of(Path.GetTempPath(), StudySelection.Default));
    }

    [Fact]
    public void A_study_that_is_not_there_is_refused_with_what_there_is()
    {
        var error = Assert.Throws<InputException>(() => StudySelection.Open("draft-1999"));

        Assert.Contains("none, or one of: draft-2025, jcmr-2026", error.Message, StringComparison.Ordinal);
    }
}
