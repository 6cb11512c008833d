using Swamp.Extensions.Discovery;

namespace Swamp.Extensions.Sources;

/// <summary>What one folder of a source holds (EXT-87).</summary>
/// <param name="Root">Absolute path of the source.</param>
/// <param name="CodeFolders">Folders with code, by kind; the source itself when its content lies there directly.</param>
/// <param name="WorkflowFiles">Absolute paths of workflow files.</param>
/// <param name="Kinds">Names of the kinds it has, in the order in which they are shown.</param>
internal sealed record SourceFolder(string Root, IReadOnlyList<ExtensionFolder> CodeFolders, IReadOnlyList<string> WorkflowFiles, IReadOnlyList<string> Kinds);
