using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Engine.Yaml;
using Swamp.Extensions.Signing;

namespace Swamp.Extensions.Registries;

/// <summary>
/// Which registry a collective's extensions come from. Exactly one does, so that nobody can slip in an extension of the same name elsewhere: what the
/// repository says for the collective, what the user says for it, the repository's <c>*</c>, the user's, that of <c>SWAMP_CLUB_URL</c>, and else a folder of the user.
/// </summary>
public sealed class RegistrySettings
{
    /// <summary>Name of the user's file, in the folder of their configuration.</summary>
    public const string FileName = "registries.yaml";

    private const string Others = "*";

    private readonly IReadOnlyDictionary<string, string> ofRepository;
    private readonly IReadOnlyDictionary<string, string> ofUser;
    private readonly string? instead;
    private readonly string fallback;

    private RegistrySettings(IReadOnlyDictionary<string, string> ofRepository, IReadOnlyDictionary<string, string> ofUser, string? instead, string fallback, SignaturePolicy signatures) =>
        (this.ofRepository, this.ofUser, this.instead, this.fallback, Signatures) = (ofRepository, ofUser, instead, fallback, signatures);

    /// <summary>What a missing signature means: the stricter word of the user and the repository.</summary>
    public SignaturePolicy Signatures { get; }

    /// <summary>Reads the settings.</summary>
    /// <param name="marker">What <c>.swamp.yaml</c> says.</param>
    /// <param name="environment">What environment variables say.</param>
    /// <param name="root">The repository, which relative folders start from.</param>
    /// <param name="named">A registry that a command names, which then serves everything; null for none.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidDocument"/>: the user's file is broken.</exception>
    public static RegistrySettings Load(RepositoryMarker marker, SwampEnvironment environment, string root, string? named)
    {
        ArgumentNullException.ThrowIfNull(marker);
        ArgumentNullException.ThrowIfNull(environment);
        var file = environment.ConfigDirectory is { } folder ? Path.Combine(folder, FileName) : null;
        var (ofUser, signatures) = file is null ? ([], null) : Read(file);
        return new RegistrySettings(
            Absolute(marker.Registries, root),
            file is null ? new Dictionary<string, string>() : Absolute(ofUser, Path.GetDirectoryName(file)!),
            (named ?? environment.Registry) is { } one ? Absolute(one, root) : null,
            environment.ClubUrl is { } club ? Absolute(club, root) : $"file:{Path.Combine(environment.DataHome ?? Path.Combine(root, ".swamp"), "registry")}",
            (SignaturePolicy)Math.Max((int)Policy(marker.Signatures, ".swamp.yaml"), (int)Policy(signatures, file ?? "")));
    }

    /// <summary>Whether the user named a registry, in the environment, on the command line or in a file of theirs. A repository may come from anybody, so what only
    /// it names gets no credentials.</summary>
    public bool IsOfUser(string origin) => origin == instead || origin == fallback || ofUser.Values.Contains(origin);

    /// <summary>The registry of a collective, such as <c>file:/srv/extensions</c> or <c>oci://host/path</c>.</summary>
    public string OriginOf(string collective) => instead
        ?? ofRepository.GetValueOrDefault(collective) ?? ofUser.GetValueOrDefault(collective)
        ?? ofRepository.GetValueOrDefault(Others) ?? ofUser.GetValueOrDefault(Others)
        ?? fallback;

    /// <summary>All registries, each once; what a search without a collective asks.</summary>
    public IReadOnlyList<string> All() => instead is not null
        ? [instead]
        : [.. ofRepository.Values.Concat(ofUser.Values).Append(OriginOf(Others)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static SignaturePolicy Policy(string? text, string file) => text switch
    {
        null or "off" => SignaturePolicy.Off,
        "warn" => SignaturePolicy.Warn,
        "require" => SignaturePolicy.Require,
        _ => throw new SwampException(ErrorCodes.InvalidDocument, $"{file}: signatures: '{text}' is none of require, warn and off.", "signatures: require"),
    };

    private static (Dictionary<string, string> Registries, string? Signatures) Read(string file)
    {
        if (!File.Exists(file))
        {
            return ([], null);
        }

        try
        {
            var document = YamlDocument.Parse(File.ReadAllText(file), file);
            if (document.Root is null)
            {
                return ([], null);
            }

            var settings = document.ToJson() as JsonObject;
            var signatures = settings?["signatures"]?.ToString();
            var entries = settings?["registries"] as JsonObject ?? (signatures is null || settings!.ContainsKey("registries") ? null : []);
            return entries?.All(static e => e.Value is JsonValue value && value.TryGetValue<string>(out _)) == true
                ? (entries.ToDictionary(static e => e.Key, static e => e.Value!.GetValue<string>(), StringComparer.Ordinal), signatures)
                : throw new SwampException(ErrorCodes.InvalidDocument, $"{file} has no map of collectives to registries.", "registries: { \"*\": \"file:/srv/extensions\" }");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", file, exception);
        }
    }

    private static Dictionary<string, string> Absolute(IReadOnlyDictionary<string, string> entries, string folder) =>
        entries.ToDictionary(static e => e.Key, e => Absolute(e.Value, folder), StringComparer.Ordinal);

    private static string Absolute(string origin, string folder)
    {
        if (origin.StartsWith("oci://", StringComparison.Ordinal) || origin.StartsWith("oci+http://", StringComparison.Ordinal))
        {
            return origin.TrimEnd('/');
        }

        if (Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Host.Length > 0)
        {
            return address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
                ? address.GetLeftPart(UriPartial.Path).TrimEnd('/')
                : throw new SwampException(ErrorCodes.InvalidArgument, $"'{address.Scheme}://{address.Authority}' is written with more than host and path.", "Write https://host/path; a key goes into SWAMP_API_KEY.");
        }

        if (origin.StartsWith("file:", StringComparison.Ordinal) && origin.Length > 5)
        {
            var path = origin.StartsWith("file:///", StringComparison.Ordinal) ? origin[7..] : origin[5..];
            return "file:" + Path.GetFullPath(path, folder);
        }

        throw new SwampException(
            ErrorCodes.InvalidArgument, $"'{origin}' is no address of a registry.", "Write a folder as file:/srv/extensions, and an OCI registry as oci://host:port/path (oci+http:// without TLS), and one with the HTTP API as https://host.");
    }
}
