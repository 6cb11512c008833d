namespace Swamp.Extensions.Provisioning;

/// <summary>What the user's npm configuration says about fetching packages: environment, <c>.npmrc</c> of the user, global <c>npmrc</c>.</summary>
public sealed record NpmConfiguration
{
    /// <summary>Base address of the registry for a scope or for everything, ending in a slash; null when nothing names one.</summary>
    public Uri? Registry { get; init; }

    /// <summary>Value of the <c>Authorization</c> header; null for none. A secret.</summary>
    public string? Authorization { get; init; }

    /// <summary>Reads the configuration for packages of a scope.</summary>
    /// <param name="scope">For example <c>@deno</c>; empty for packages without one.</param>
    /// <param name="variables">Environment variables.</param>
    /// <param name="files">Texts of the configuration files, the strongest first.</param>
    public static NpmConfiguration Read(string scope, IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(files);
        var settings = files.Select(text => Parse(text, variables)).ToList();
        var environment = variables.FirstOrDefault(static v => v.Key.Equals("npm_config_registry", StringComparison.OrdinalIgnoreCase) && v.Value.Length > 0).Value;
        var text = (scope.Length > 0 ? Find(settings, $"{scope}:registry") : null) ?? environment ?? Find(settings, "registry");
        if (text is null || !Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var registry) || registry.Scheme is not ("http" or "https"))
        {
            return new NpmConfiguration();
        }

        return new NpmConfiguration { Registry = registry, Authorization = AuthorizationFor(registry, settings) };
    }

    /// <inheritdoc/>
    public override string ToString() => $"registry {(Registry is null ? null : Shown(Registry))}";

    /// <summary>An address as it may be shown: without a login.</summary>
    internal static string Shown(Uri address) => $"{address.Scheme}://{address.Authority}{address.AbsolutePath}";

    /// <summary>Credentials belong to a path of a host; the longest one that covers the registry counts.</summary>
    private static string? AuthorizationFor(Uri registry, List<Dictionary<string, string>> settings)
    {
        if (registry.UserInfo.Length > 0)
        {
            return "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Uri.UnescapeDataString(registry.UserInfo)));
        }

        var place = $"//{registry.Authority}{registry.AbsolutePath}";
        while (place.Length > 2)
        {
            var trimmed = place.TrimEnd('/');
            foreach (var prefix in new[] { trimmed + "/", trimmed })
            {
                if (Find(settings, $"{prefix}:_authToken") is { } token)
                {
                    return "Bearer " + token;
                }

                if (Find(settings, $"{prefix}:_auth") is { } basic)
                {
                    return "Basic " + basic;
                }
            }

            var slash = trimmed.LastIndexOf('/');
            place = slash > 1 ? trimmed[..slash] : "";
        }

        return null;
    }

    private static string? Find(List<Dictionary<string, string>> settings, string key) =>
        settings.Select(s => s.GetValueOrDefault(key)).FirstOrDefault(static value => value is { Length: > 0 });

    private static Dictionary<string, string> Parse(string text, IReadOnlyDictionary<string, string> variables)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || line[0] is '#' or ';')
            {
                continue;
            }

            var value = line[(equals + 1)..].Trim().Trim('"', '\'');
            found[line[..equals].Trim()] = Expand(value, variables);
        }

        return found;
    }

    /// <summary><c>${NAME}</c> stands for an environment variable; without it the value is of no use and stays empty.</summary>
    private static string Expand(string value, IReadOnlyDictionary<string, string> variables)
    {
        for (var start = value.IndexOf("${", StringComparison.Ordinal); start >= 0; start = value.IndexOf("${", StringComparison.Ordinal))
        {
            var end = value.IndexOf('}', start);
            if (end < 0)
            {
                break;
            }

            var name = value[(start + 2)..end];
            var replacement = variables.GetValueOrDefault(name) ?? "";
            value = value[..start] + replacement.Replace("${", "", StringComparison.Ordinal) + value[(end + 1)..];
        }

        return value;
    }
}
