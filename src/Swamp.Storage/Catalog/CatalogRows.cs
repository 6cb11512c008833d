using System.Text;
using Swamp.Engine.Data;
using Swamp.Storage.Sqlite;

namespace Swamp.Storage.Catalog;

/// <summary>Rows of the table <c>catalog</c> in and out.</summary>
internal static class CatalogRows
{
    private const string Columns =
        "namespace, type_normalized, model_id, data_name, id, version, is_latest, model_name, spec_name, data_type, content_type, lifetime, owner_type, "
        + "streaming, size, created_at, tags, owner_ref, workflow_run_id, workflow_name, job_name, step_name, source";

    private const string OfItem = "namespace = ? AND type_normalized = ? AND model_id = ? AND data_name = ?";

    /// <summary>Adds a version that was just written; it is latest unless a higher one is there already.</summary>
    public static void Add(SqliteConnection connection, string ns, DataVersion version)
    {
        var key = version.Key;
        if (version.Metadata.IsTombstone)
        {
            connection.Prepare($"UPDATE catalog SET is_latest = 0 WHERE {OfItem} AND is_latest = 1")
                .With(ns).With(key.Type).With(key.ModelId).With(key.Name).Run();
            return;
        }

        var step = version.Metadata.Owner.StepName ?? "";
        connection.Prepare($"UPDATE catalog SET is_latest = 0 WHERE {OfItem} AND is_latest = 1 AND step_name = ? AND version < ?")
            .With(ns).With(key.Type).With(key.ModelId).With(key.Name).With(step).With(version.Version).Run();
        var newer = connection.Prepare($"SELECT 1 FROM catalog WHERE {OfItem} AND step_name = ? AND version > ? LIMIT 1")
            .With(ns).With(key.Type).With(key.ModelId).With(key.Name).With(step).With(version.Version);
        var isLatest = !newer.Step();
        newer.Reset();
        Insert(connection, CatalogEntry.Of(version, ns, isLatest));
    }

    /// <summary>Replaces the rows of an item by what is stored.</summary>
    public static void ReplaceItem(SqliteConnection connection, string ns, DataItemKey key, IReadOnlyList<DataVersion> versions)
    {
        connection.Prepare($"DELETE FROM catalog WHERE {OfItem}").With(ns).With(key.Type).With(key.ModelId).With(key.Name).Run();
        InsertItem(connection, ns, versions);
    }

    /// <summary>Inserts all versions of one item, given oldest first.</summary>
    /// <returns>Number of rows.</returns>
    public static int InsertItem(SqliteConnection connection, string ns, IReadOnlyList<DataVersion> versions)
    {
        if (versions.Count == 0)
        {
            return 0;
        }

        var renamed = versions[^1].Metadata.IsTombstone;
        var latest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            if (!version.Metadata.IsTombstone)
            {
                latest[version.Metadata.Owner.StepName ?? ""] = version.Version;
            }
        }

        var rows = 0;
        foreach (var version in versions)
        {
            if (!version.Metadata.IsTombstone)
            {
                var isLatest = !renamed && latest[version.Metadata.Owner.StepName ?? ""] == version.Version;
                Insert(connection, CatalogEntry.Of(version, ns, isLatest));
                rows++;
            }
        }

        return rows;
    }

    /// <summary>The statement that selects rows by a filter.</summary>
    public static SqliteStatement Select(SqliteConnection connection, CatalogFilter filter)
    {
        var sql = new StringBuilder("SELECT ").Append(Columns).Append(" FROM catalog WHERE 1");
        foreach (var (field, _) in filter.Equal)
        {
            sql.Append(" AND ").Append(Column(field)).Append(" = ?");
        }

        if (filter.Version is not null)
        {
            sql.Append(" AND version = ?");
        }

        if (filter.IsLatest is { } latest)
        {
            sql.Append(latest ? " AND is_latest = 1" : " AND is_latest = 0");
        }

        var tags = filter.Tags.Where(t => IsPlain(t.Key) && IsPlain(t.Value)).ToList();
        foreach (var _ in tags)
        {
            sql.Append(" AND instr(tags, ?) > 0");
        }

        sql.Append(" ORDER BY namespace, type_normalized, model_id, data_name, version");
        var statement = connection.Prepare(sql.ToString());
        foreach (var (_, value) in filter.Equal)
        {
            statement.With(value);
        }

        if (filter.Version is { } version)
        {
            statement.With(version);
        }

        foreach (var (key, value) in tags)
        {
            statement.With($"\"{key}\":\"{value}\"");
        }

        return statement;
    }

    /// <summary>The statement that selects the rows of all namespaces but one.</summary>
    public static SqliteStatement SelectOtherNamespaces(SqliteConnection connection, string ns) =>
        connection.Prepare($"SELECT {Columns} FROM catalog WHERE namespace <> ?").With(ns);

    /// <summary>Puts a row back as it was.</summary>
    public static void Restore(SqliteConnection connection, CatalogEntry row) => Insert(connection, row);

    /// <summary>The row at which the statement stands.</summary>
    public static CatalogEntry Read(SqliteStatement row) => new()
    {
        Namespace = row.RequiredText(0),
        ModelType = row.RequiredText(1),
        ModelId = row.RequiredText(2),
        Name = row.RequiredText(3),
        Id = row.RequiredText(4),
        Version = (int)row.Number(5),
        IsLatest = row.Number(6) != 0,
        ModelName = row.RequiredText(7),
        SpecName = row.RequiredText(8),
        DataType = row.RequiredText(9),
        ContentType = row.RequiredText(10),
        Lifetime = row.RequiredText(11),
        OwnerType = row.RequiredText(12),
        Streaming = row.Number(13) != 0,
        SizeBytes = row.Number(14),
        CreatedAt = row.RequiredText(15),
        Tags = new CatalogTags(row.RequiredText(16)),
        OwnerRef = row.RequiredText(17),
        WorkflowRunId = row.RequiredText(18),
        WorkflowName = row.RequiredText(19),
        JobName = row.RequiredText(20),
        StepName = row.RequiredText(21),
        Source = row.RequiredText(22),
    };

    private static void Insert(SqliteConnection connection, CatalogEntry row) =>
        connection.Prepare($"INSERT OR REPLACE INTO catalog ({Columns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
            .With(row.Namespace).With(row.ModelType).With(row.ModelId).With(row.Name).With(row.Id).With(row.Version).With(row.IsLatest ? 1 : 0)
            .With(row.ModelName).With(row.SpecName).With(row.DataType).With(row.ContentType).With(row.Lifetime).With(row.OwnerType)
            .With(row.Streaming ? 1 : 0).With(row.SizeBytes).With(row.CreatedAt).With(CatalogTags.Write(row.Tags)).With(row.OwnerRef)
            .With(row.WorkflowRunId).With(row.WorkflowName).With(row.JobName).With(row.StepName).With(row.Source).Run();

    private static string Column(CatalogField field) => field switch
    {
        CatalogField.Namespace => "namespace",
        CatalogField.ModelType => "type_normalized",
        CatalogField.ModelId => "model_id",
        CatalogField.ModelName => "model_name",
        CatalogField.Name => "data_name",
        CatalogField.Id => "id",
        CatalogField.SpecName => "spec_name",
        CatalogField.DataType => "data_type",
        CatalogField.ContentType => "content_type",
        CatalogField.Lifetime => "lifetime",
        CatalogField.OwnerType => "owner_type",
        CatalogField.OwnerRef => "owner_ref",
        CatalogField.WorkflowRunId => "workflow_run_id",
        CatalogField.WorkflowName => "workflow_name",
        CatalogField.JobName => "job_name",
        CatalogField.StepName => "step_name",
        CatalogField.Source => "source",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a column."),
    };

    /// <summary>Text that every program writes into JSON the same way, so that it can be searched for.</summary>
    private static bool IsPlain(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '@');
}
