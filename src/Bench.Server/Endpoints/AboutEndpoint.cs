using System.Reflection;
using Bench.Core;
using Bench.Harness.Machine;
using Bench.Server.Wire;

namespace Bench.Server.Endpoints;

/// <summary>What this server is and what it can be asked for.</summary>
internal static class AboutEndpoint
{
    /// <summary>The program's version.</summary>
    public static string Version { get; } = typeof(AboutEndpoint).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Adds the address.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server) => api.Get(
        "/api/about",
        "Version, limits, studies, networks, folders and structures.",
        _ => Task.FromResult(Json.Answer(new
        {
            version = Version,
            maxUploadBytes = server.Options.MaxUploadBytes,
            study = server.Study.Name,
            studies = StudyCatalogue.Names.Select(name => new { name, title = StudyCatalogue.Find(name).Title }),
            caseWord = server.Study.CaseWord,
            caseWords = server.Study.CaseWords,
            networks = server.Networks.All.Select(n => new { n.Id, n.Name, n.Description }),
            folders = Folders(server),
            keeps = server.Options.KeepFolder is not null,
            structures = Structures.Of(server.Study),
        })));

    private static IEnumerable<object> Folders(ServerContext server) =>
        server.Options.DataFolder is { } data ? [new { id = FolderEndpoints.DataId, path = Path.GetFullPath(data) }] : [];
}

/// <summary>Structures as the API says them.</summary>
internal static class Structures
{
    /// <summary>Those of a study.</summary>
    /// <param name="study">It.</param>
    public static IEnumerable<object> Of(Core.Studies.Study study) => study.Structures.Select(structure => (object)new
    {
        key = Vocabulary.Code(structure),
        name = Vocabulary.Name(structure),
        label = (int)structure,
        colour = Colour(structure),
    });

    // The published web application's: blood red, myocardium blue.
    private static string Colour(Structure structure) => structure switch
    {
        Structure.BloodPool => "#d62728",
        Structure.Myocardium => "#1f77b4",
        _ => "#2ca02c",
    };
}
