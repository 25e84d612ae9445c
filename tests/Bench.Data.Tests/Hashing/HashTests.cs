using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Testing;

namespace Bench.Data.Tests.Hashing;

public sealed class HashTests
{
    // FIPS 180-4 example: the three bytes "abc".
    [Fact]
    public void The_hash_of_abc_is_the_standard_one()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Combine("abc"), "abc");

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", FileHash.Sha256(scratch.Combine("abc")));
    }

    // printf abc >Mouse1.h5; printf '' >Mouse10.h5; printf x >Mouse2.h5; LC_ALL=C; sha256sum *.h5 | sha256sum
    [Fact]
    public void The_hash_of_a_cohort_is_that_of_the_list_that_sha256sum_prints()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Combine("Mouse1.h5"), "abc");
        File.WriteAllText(scratch.Combine("Mouse10.h5"), "");
        File.WriteAllText(scratch.Combine("Mouse2.h5"), "x");
        var cohort = CohortFolder.Open(scratch.Path);

        Assert.Equal("ebbc3dc4634dc4f4210d59464a432f19b1ba887af51a358a9a952b73575632b4", CohortHash.Of(cohort, cohort.Mice));
        Assert.Equal(CohortHash.Of(cohort, ["Mouse1", "Mouse2"]), CohortHash.Of(cohort, ["Mouse2", "Mouse1", "Mouse2"]));
        Assert.NotEqual(CohortHash.Of(cohort, ["Mouse1"]), CohortHash.Of(cohort, ["Mouse2"]));
    }

    [Fact]
    public void A_missing_file_is_refused_by_path() =>
        Assert.Contains("nowhere.h5", Assert.Throws<InputException>(() => FileHash.Sha256("nowhere.h5")).Message);
}
