namespace Swamp.Extensions.Archives;

/// <summary>An entry of a tar stream.</summary>
/// <param name="Name">Name as written.</param>
/// <param name="Type">Type letter; <c>0</c> for a file, <c>5</c> for a folder.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Content">The bytes of a file.</param>
internal sealed record TarEntry(string Name, char Type, int Mode, byte[] Content);
