using System.Text.Json;
using Bench.Core;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Preprocessing;

/// <summary>How a study's working grid is kept in the metadata of weights and of models made of them.</summary>
internal static class GridText
{
    /// <summary>Key of the metadata.</summary>
    public const string Key = "working_grid";

    private const int MostPixels = 8192;
    private const double MostMm = 1e6;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Such as <c>{"spacing_mm":2,"rows":128,"columns":128}</c>.</summary>
    /// <param name="grid">The grid.</param>
    public static string Of(StudyGrid grid) => JsonSerializer.Serialize(grid, Json);

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The file that holds it, for messages.</param>
    /// <exception cref="InputException">It is no grid.</exception>
    public static StudyGrid Read(string text, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StudyGrid>(text, Json) is
            {
                SpacingMm: >= 0 and < MostMm,
                Rows: > 0 and <= MostPixels,
                Columns: > 0 and <= MostPixels,
            } grid
                ? grid
                : throw new JsonException($"'{text}' is no grid");
        }
        catch (JsonException e)
        {
            throw new InputException(
                path, $"'{Key}' in its metadata is no working grid: {e.Message}", "use a file that this program wrote.", e);
        }
    }
}
