using Swamp.Storage.Sqlite;

namespace Swamp.Storage.Runs;

/// <summary>Tables of the run tracker (TRK-1).</summary>
internal static class TrackerSchema
{
    private const string Create = """
        CREATE TABLE IF NOT EXISTS active_runs (
          id TEXT PRIMARY KEY, run_kind TEXT NOT NULL, model_type TEXT, method_name TEXT, workflow_name TEXT, pid INTEGER NOT NULL, hostname TEXT NOT NULL,
          started_at TEXT NOT NULL, heartbeat_at TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'running', completed_at TEXT, cancel_reason TEXT,
          initiated_by TEXT, instance_id TEXT);
        CREATE INDEX IF NOT EXISTS idx_active_runs_status ON active_runs (status);
        CREATE INDEX IF NOT EXISTS idx_active_runs_heartbeat ON active_runs (heartbeat_at);
        CREATE TABLE IF NOT EXISTS pending_runs (
          id TEXT PRIMARY KEY, source TEXT, workflow_id_or_name TEXT, payload TEXT, route TEXT, traceparent TEXT, tracestate TEXT, created_at TEXT);
        CREATE TABLE IF NOT EXISTS run_tracker_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
        INSERT OR REPLACE INTO run_tracker_meta (key, value) VALUES ('schema_version', '4');
        """;

    private static readonly string[] s_addedColumns = ["completed_at", "cancel_reason", "initiated_by", "instance_id"];

    /// <summary>Creates what is missing, and adds the columns that older versions lack.</summary>
    public static void Ensure(SqliteConnection connection) => connection.InTransaction(() =>
    {
        connection.Execute(Create);
        var present = new HashSet<string>(StringComparer.Ordinal);
        var columns = connection.Prepare("SELECT name FROM pragma_table_info('active_runs')");
        while (columns.Step())
        {
            present.Add(columns.RequiredText(0));
        }

        columns.Reset();
        foreach (var column in s_addedColumns)
        {
            if (!present.Contains(column))
            {
                connection.Execute($"ALTER TABLE active_runs ADD COLUMN {column} TEXT");
            }
        }
    });
}
