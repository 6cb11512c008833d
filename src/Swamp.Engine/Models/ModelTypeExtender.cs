using Swamp.Engine.Errors;

namespace Swamp.Engine.Models;

/// <summary>Adds extensions to types (TYPE-11).</summary>
public static class ModelTypeExtender
{
    /// <summary>The type with everything an extension adds; its own parts stay as they are.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidModelType"/> when a method, check, spec or report exists already.</exception>
    public static ModelType Extend(ModelType type, ModelTypeExtension extension)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(extension);
        if (!type.Name.Equals(extension.Target))
        {
            throw new ArgumentException($"The extension is for {extension.Target}, not for {type.Name}.", nameof(extension));
        }

        var methods = Joined(type, extension, "method", type.Methods, extension.Methods.Select(static m => KeyValuePair.Create(m.Name, m)));
        var checks = Joined(type, extension, "check", type.Checks, extension.Checks.Select(static c => KeyValuePair.Create(c.Name, c)));
        var resources = Joined(type, extension, "output spec", type.Resources, extension.Resources);
        if (extension.Resources.Keys.FirstOrDefault(type.Files.ContainsKey) is { } spec)
        {
            throw Clash(type, extension, "output spec", spec);
        }

        if (extension.Reports.FirstOrDefault(report => type.Reports.Contains(report, StringComparer.Ordinal)) is { } taken)
        {
            throw Clash(type, extension, "report", taken);
        }

        return type with
        {
            Methods = methods,
            Checks = checks,
            Resources = resources,
            Reports = [.. type.Reports, .. extension.Reports],
            Implementation = new ExtendedImplementation(type.Implementation, extension),
        };
    }

    private static Dictionary<string, T> Joined<T>(
        ModelType type, ModelTypeExtension extension, string kind, IReadOnlyDictionary<string, T> own, IEnumerable<KeyValuePair<string, T>> more)
    {
        var all = new Dictionary<string, T>(own, StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            if (!all.TryAdd(name, value))
            {
                throw Clash(type, extension, kind, name);
            }
        }

        return all;
    }

    private static SwampException Clash(ModelType type, ModelTypeExtension extension, string kind, string name) => new(
        ErrorCodes.InvalidModelType,
        $"{extension.Source} adds a {kind} '{name}' to {type.Name.Normalized}, which has one of that name already.",
        $"Rename it in {extension.Source}.");
}
