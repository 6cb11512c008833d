using Swamp.Engine.Models.Shell;
using Swamp.Engine.Processes;

namespace Swamp.Engine.Models;

/// <summary>The types that need no extension (TYPE-4).</summary>
public sealed class BuiltInModelTypes(IProcessRunner processes, ShellEnvironment shell) : IModelTypeProvider
{
    private ModelType? shellType;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ModelTypeName>> ListAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ModelTypeName>>([new ModelTypeName(ShellModelType.Name)]);

    /// <inheritdoc/>
    public ValueTask<ModelType?> FindAsync(ModelTypeName name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(name.Normalized == ShellModelType.Name ? shellType ??= ShellModelType.Create(new ShellModel(processes, shell)) : null);
}
