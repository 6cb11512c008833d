using System.Runtime.InteropServices;
using SQLitePCL;

namespace Swamp.Storage.Sqlite;

/// <summary>Loads SQLite once per process, at first need: the system's library where there is one, else the bundled one.</summary>
internal static class SqliteLibrary
{
    private static readonly string[] s_systemNames =
        OperatingSystem.IsLinux() ? ["libsqlite3.so.0"] : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib"] : [];

    private static readonly Lazy<bool> s_loaded = new(Load);

    /// <summary>Makes the library usable.</summary>
    public static void Ensure() => _ = s_loaded.Value;

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) =>
        {
            if (name == "e_sqlite3")
            {
                foreach (var system in s_systemNames)
                {
                    if (NativeLibrary.TryLoad(system, out var handle))
                    {
                        return handle;
                    }
                }
            }

            return 0; // The default search, which finds the bundled library.
        });
        Batteries_V2.Init();
        return true;
    }
}
