using System.Runtime.InteropServices;
using SQLitePCL;

namespace Swamp.Storage.Sqlite;

/// <summary>Loads SQLite once per process, at first need: the system's library where there is one, else the bundled one.</summary>
internal static class SqliteLibrary
{
    private const int HasMovedOperation = 20; // SQLITE_FCNTL_HAS_MOVED

    private static readonly string[] s_systemNames =
        OperatingSystem.IsLinux() ? ["libsqlite3.so.0"] : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib"] : [];

    private static readonly Lazy<nint> s_library = new(Load);
    private static readonly Lazy<nint> s_fileControl = new(() => Export("sqlite3_file_control"));

    /// <summary>Makes the library usable.</summary>
    public static void Ensure() => _ = s_library.Value;

    /// <summary>
    /// Whether the file of an open database has been renamed, replaced or deleted since it was opened. Never where an open file cannot be (Windows).
    /// The package does not wrap this call.
    /// </summary>
    public static unsafe bool HasMoved(sqlite3 database)
    {
        var fileControl = (delegate* unmanaged[Cdecl]<nint, byte*, int, void*, int>)s_fileControl.Value;
        var moved = 0;
        return fileControl is not null && fileControl(database.DangerousGetHandle(), null, HasMovedOperation, &moved) == raw.SQLITE_OK && moved != 0;
    }

    private static nint Export(string name) =>
        s_library.Value != 0 && NativeLibrary.TryGetExport(s_library.Value, name, out var address) ? address : 0;

    private static nint Load()
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        var library = Find(provider);

        // Zero means the default search, which finds the bundled library.
        NativeLibrary.SetDllImportResolver(provider, (name, _, _) => name == "e_sqlite3" ? library : 0);
        Batteries_V2.Init();
        return library;
    }

    private static nint Find(System.Reflection.Assembly provider)
    {
        foreach (var system in s_systemNames)
        {
            if (NativeLibrary.TryLoad(system, out var handle))
            {
                return handle;
            }
        }

        return NativeLibrary.TryLoad("e_sqlite3", provider, null, out var bundled) ? bundled : 0;
    }
}
