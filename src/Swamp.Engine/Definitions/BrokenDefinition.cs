using Swamp.Engine.Errors;
using Swamp.Engine.Models;

namespace Swamp.Engine.Definitions;

/// <summary>A definition file that is no definition (DEF-7).</summary>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="Name">The name in it, when that can still be told.</param>
/// <param name="Id">The id in it, when that can still be told; its data can be found by it.</param>
/// <param name="Type">The type in it, or the one its folder stands for; null when there is neither.</param>
/// <param name="Text">What the file holds.</param>
/// <param name="Error">What is wrong, with the place.</param>
public sealed record BrokenDefinition(string Path, string? Name, string? Id, ModelTypeName? Type, string Text, SwampError Error);
