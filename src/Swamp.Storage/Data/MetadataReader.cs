using System.Globalization;
using System.Text;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;

namespace Swamp.Storage.Data;

/// <summary>
/// Reads <c>metadata.yaml</c>. Files in the form that <see cref="MetadataText"/> writes (one key a line, at most one level deep, scalars on one line) are read
/// directly; anything else goes through the full YAML reader. Rebuilding a catalogue reads very many of these files.
/// </summary>
internal static class MetadataReader
{
    /// <summary>Reads the file's bytes.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.DataCorrupt"/>, naming the path and the fix.</exception>
    public static DataMetadata Read(ReadOnlySpan<byte> bytes, string path)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var fields = SimpleYaml.TryRead(text) ?? FullYaml.Read(text, path);
        try
        {
            return Build(fields);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw Corrupt(path, error.Message, error);
        }
    }

    /// <summary>The error for metadata that cannot be understood.</summary>
    public static SwampException Corrupt(string path, string reason, Exception? inner = null) => new(
        ErrorCodes.DataCorrupt,
        $"The metadata file {path} cannot be used: {reason}",
        $"Restore the file from a backup, or remove the version's folder: rm -r '{Path.GetDirectoryName(path)}'",
        innerException: inner);

    private static DataMetadata Build(MetadataFields fields)
    {
        var owner = fields.Owner;
        return new DataMetadata
        {
            Id = Required(fields.Top, "id"),
            Name = Required(fields.Top, "name"),
            Version = int.Parse(Required(fields.Top, "version"), NumberStyles.None, CultureInfo.InvariantCulture),
            ContentType = Required(fields.Top, "contentType"),
            Lifetime = fields.Top.GetValueOrDefault("lifetime") ?? "infinite",
            GarbageCollection = fields.Top.GetValueOrDefault("garbageCollection") ?? "10",
            Streaming = fields.Top.GetValueOrDefault("streaming") == "true",
            Tags = fields.Tags,
            Owner = new DataOwner
            {
                DefinitionHash = owner.GetValueOrDefault("definitionHash"),
                OwnerType = owner.GetValueOrDefault("ownerType") ?? DataOwner.Manual,
                OwnerRef = owner.GetValueOrDefault("ownerRef") ?? "",
                WorkflowId = owner.GetValueOrDefault("workflowId"),
                WorkflowRunId = owner.GetValueOrDefault("workflowRunId"),
                WorkflowName = owner.GetValueOrDefault("workflowName"),
                JobName = owner.GetValueOrDefault("jobName"),
                StepName = owner.GetValueOrDefault("stepName"),
                Source = owner.GetValueOrDefault("source"),
            },
            CreatedAt = DateTimeOffset.Parse(
                Required(fields.Top, "createdAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            SizeBytes = fields.Top.GetValueOrDefault("size") is { } size ? long.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture) : null,
            Checksum = fields.Top.GetValueOrDefault("checksum"),
            Lifecycle = fields.Top.GetValueOrDefault("lifecycle"),
            RenamedTo = fields.Top.GetValueOrDefault("renamedTo"),
        };
    }

    private static string Required(Dictionary<string, string> fields, string key) =>
        fields.TryGetValue(key, out var value) ? value : throw new FormatException($"'{key}' is missing.");
}
