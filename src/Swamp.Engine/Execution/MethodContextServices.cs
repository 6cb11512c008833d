using Swamp.Engine.Data;
using Swamp.Engine.Redaction;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Execution;

/// <summary>What a method context is made of.</summary>
internal sealed record MethodContextServices(
    string RepositoryPath, IDataStore Data, SensitiveOutputs SensitiveOutputs, Redactor Redactor, RunLog Log, IRunObserver Observer);
