using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary>Checks settings of datastores that extensions provide, as far as that is possible without the extension.</summary>
public static partial class ExtensionDatastores
{
    /// <summary>Refuses what no extension could serve, and what this build does not do.</summary>
    /// <exception cref="SwampException">With the setting, the reason and what to write instead.</exception>
    public static void Check(DatastoreChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var (settings, source) = (choice.Settings, choice.Source);
        if (!TypeName().IsMatch(settings.Type))
        {
            throw Wrong($"{source}: \"{settings.Type}\" is not a type of datastore", "Write \"filesystem\", or the type of an extension such as \"@acme/objects\"; 'swamp datastore type search' lists them.");
        }

        if (settings.Path is not null)
        {
            throw Wrong($"{source}: a datastore of type \"{settings.Type}\" takes no path", "Put its settings below config: 'swamp datastore type describe' shows them.");
        }

        if (settings.Namespace.Length > 0)
        {
            throw Wrong($"{source}: namespaces are not supported with a datastore of an extension yet", "Leave the namespace out, and give each repository a place of its own in the settings, such as a prefix.");
        }

        if (settings.HydrationStrategy is not (null or "full"))
        {
            throw Wrong(
                $"{source}: hydrationStrategy \"{settings.HydrationStrategy}\" is not supported{(settings.HydrationStrategy == "lazy" ? " yet" : "")}",
                "Leave it out: everything is fetched, which is hydrationStrategy: full.");
        }

        _ = DatastoreRouting.From(settings, source);
    }

    /// <summary>Reads the settings of a datastore that are written as JSON; nothing counts as no settings.</summary>
    /// <exception cref="SwampException">It is no JSON object.</exception>
    public static JsonObject ParseConfig(string text, string setting)
    {
        try
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return [];
            }

            return JsonNode.Parse(text) as JsonObject
                ?? throw Wrong($"{setting}: the settings of the datastore have to be a JSON object", "Write it as {\"setting\": \"value\"}.");
        }
        catch (JsonException exception)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"{setting}: the settings of the datastore are not JSON: {exception.Message}", "Write it as {\"setting\": \"value\"}.", innerException: exception);
        }
    }

    private static SwampException Wrong(string message, string hint) => new(ErrorCodes.InvalidArgument, message, hint);

    [GeneratedRegex("^@?[a-z0-9_-]+/[a-z0-9_-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex TypeName();
}
