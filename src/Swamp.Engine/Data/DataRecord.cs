using System.Text;
using System.Text.Json;
using Swamp.Cel;

namespace Swamp.Engine.Data;

/// <summary>
/// A version as expressions see it (EXP-40, QRY-2): a map whose fields are made when they are asked for, and content that is parsed at most once.
/// </summary>
public sealed class DataRecord : ICelMap, ICelNamedActivation
{
    private static readonly string[] s_names =
    [
        "id", "name", "version", "isLatest", "createdAt", "namespace", "attributes", "tags", "modelName", "modelId", "modelType", "specName", "dataType",
        "contentType", "lifetime", "ownerType", "streaming", "size", "content", "ownerRef", "workflowRunId", "workflowName", "jobName", "stepName", "source",
    ];

    private static readonly CelValue s_noAttributes = CelValue.EmptyMap;

    private readonly byte[]? _content;
    private JsonDocument? _parsed;
    private bool _isParsed;

    /// <summary>Creates a record.</summary>
    /// <param name="entry">Its row of the catalogue.</param>
    /// <param name="content">Its content; null when nobody needs it.</param>
    public DataRecord(CatalogEntry entry, byte[]? content) => (Entry, _content) = (entry, content);

    /// <summary>The row of the catalogue.</summary>
    public CatalogEntry Entry { get; }

    /// <summary>Whether the content is there.</summary>
    public bool HasContent => _content is not null;

    /// <summary>The content as JSON: parsed for JSON, a text for text types, an empty text for everything else.</summary>
    public JsonElement? Json => Parsed()?.RootElement;

    /// <summary>The content as text; empty when it is neither text nor JSON.</summary>
    public string Text => _content is not null && DataContentTypes.IsText(Entry.ContentType) ? Encoding.UTF8.GetString(_content) : "";

    /// <inheritdoc/>
    public int Count => s_names.Length;

    /// <inheritdoc/>
    public IEnumerable<CelValue> Keys => s_names.Select(CelValue.String);

    IEnumerable<string> ICelNamedActivation.Names => s_names;

    /// <inheritdoc/>
    public bool TryGet(in CelValue key, out CelValue value)
    {
        value = default;
        return key.Kind == CelKind.String && TryGet(key.AsString(), out value);
    }

    /// <inheritdoc/>
    public bool TryResolve(string name, out CelValue value) => TryGet(name, out value);

    /// <summary>Finds a field; <c>ns</c> is another name of <c>namespace</c>.</summary>
    public bool TryGet(string key, out CelValue value)
    {
        switch (key)
        {
            case "version":
                value = CelValue.Int(Entry.Version);
                return true;
            case "isLatest":
                value = CelValue.Bool(Entry.IsLatest);
                return true;
            case "streaming":
                value = CelValue.Bool(Entry.Streaming);
                return true;
            case "size":
                value = CelValue.Int(Entry.SizeBytes);
                return true;
            case "tags":
                value = CelValue.Map(Entry.Tags.Select(t => KeyValuePair.Create(t.Key, CelValue.String(t.Value))));
                return true;
            case "attributes":
                value = Json is { } json ? CelValue.FromJson(json) : s_noAttributes;
                return true;
            case "content":
                value = Json is { } parsed ? CelValue.FromJson(parsed) : CelValue.String(Text);
                return true;
            default:
                var text = TextOf(key);
                value = text is null ? default : CelValue.String(text);
                return text is not null;
        }
    }

    private string? TextOf(string key) => key switch
    {
        "id" => Entry.Id,
        "name" => Entry.Name,
        "createdAt" => Entry.CreatedAt,
        "namespace" or "ns" => Entry.Namespace,
        "modelName" => Entry.ModelName,
        "modelId" => Entry.ModelId,
        "modelType" => Entry.ModelType,
        "specName" => Entry.SpecName,
        "dataType" => Entry.DataType,
        "contentType" => Entry.ContentType,
        "lifetime" => Entry.Lifetime,
        "ownerType" => Entry.OwnerType,
        "ownerRef" => Entry.OwnerRef,
        "workflowRunId" => Entry.WorkflowRunId,
        "workflowName" => Entry.WorkflowName,
        "jobName" => Entry.JobName,
        "stepName" => Entry.StepName,
        "source" => Entry.Source,
        _ => null,
    };

    private JsonDocument? Parsed()
    {
        if (!_isParsed && _content is not null)
        {
            _isParsed = true;
            if (DataContentTypes.IsJson(Entry.ContentType))
            {
                try
                {
                    _parsed = JsonDocument.Parse(_content);
                }
                catch (JsonException)
                {
                    // Stored as given (EXEC-7); it has no attributes then.
                }
            }
        }

        return _parsed;
    }
}
