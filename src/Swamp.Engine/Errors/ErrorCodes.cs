namespace Swamp.Engine.Errors;

/// <summary>Stable codes of errors. A script may match on them; message texts may change.</summary>
public static class ErrorCodes
{
    /// <summary>The command line, an option or an argument is wrong.</summary>
    public const string Usage = "usage";

    /// <summary>A value given by the user is malformed (name, duration, tag, number …).</summary>
    public const string InvalidArgument = "invalid_argument";

    /// <summary>The folder is not a repository (GEN-18).</summary>
    public const string NotARepository = "not_a_repository";

    /// <summary>The repository exists already (REPO-11).</summary>
    public const string AlreadyInitialized = "already_initialized";

    /// <summary>A YAML or JSON document cannot be read: syntax, limits, encoding.</summary>
    public const string InvalidDocument = "invalid_document";

    /// <summary>A document was read but its content breaks the rules of its kind.</summary>
    public const string InvalidDefinition = "invalid_definition";

    /// <summary>No definition of that name or id (RUN-4).</summary>
    public const string ModelNotFound = "model_not_found";

    /// <summary>A definition of that name exists already (DEF-5).</summary>
    public const string ModelExists = "model_exists";

    /// <summary>No model type of that name (RUN-4).</summary>
    public const string UnknownModelType = "unknown_model_type";

    /// <summary>What a type says of itself breaks the rules of types, so it cannot be registered (TYPE-3, TYPE-10, TYPE-11).</summary>
    public const string InvalidModelType = "invalid_model_type";

    /// <summary>The type has no method of that name (RUN-4).</summary>
    public const string UnknownMethod = "unknown_method";

    /// <summary>There is no stored evaluation of the definition (RUN-14).</summary>
    public const string NoEvaluatedDefinition = "no_evaluated_definition";

    /// <summary>Another thing that is needed is missing (RUN-4).</summary>
    public const string MissingDependencies = "missing_deps";

    /// <summary>Unknown or unusable arguments of a method (INP-31, RUN-21).</summary>
    public const string ValidationFailed = "validation_failed";

    /// <summary>The inputs do not satisfy the definition's inputs schema (INP-24).</summary>
    public const string InputValidationFailed = "input_validation_failed";

    /// <summary>The method ran and failed, or its checks failed (RUN-4, EXEC-12).</summary>
    public const string MethodExecutionFailed = "method_execution_failed";

    /// <summary>The method did not end within its time limit.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>The run was cancelled (RUN-4).</summary>
    public const string Cancelled = "cancelled";

    /// <summary>A lock could not be taken in time (LOCK-4); exit status 75.</summary>
    public const string LockTimeout = "lock_timeout";

    /// <summary>A lock was taken away while the work it guards went on; the work was stopped.</summary>
    public const string LockLost = "lock_lost";

    /// <summary>A sensitive global argument was given as a literal (DEF-9).</summary>
    public const string LiteralSensitiveGlobalArg = "literal_sensitive_global_arg";

    /// <summary>An expression is malformed or failed (EXP-13).</summary>
    public const string ExpressionFailed = "expression_failed";

    /// <summary>Definitions refer to each other in a circle (EXPR-13).</summary>
    public const string CyclicDependency = "cyclic_dependency";

    /// <summary>No workflow of that name or id (WF-111).</summary>
    public const string WorkflowNotFound = "workflow_not_found";

    /// <summary>A workflow of that name exists already (WFC-5).</summary>
    public const string WorkflowExists = "workflow_exists";

    /// <summary>A workflow file is there but breaks the rules of workflow files (WF-111).</summary>
    public const string InvalidWorkflow = "workflow_load_failed";

    /// <summary>There is no stored evaluation of the workflow (WFC-30).</summary>
    public const string NoEvaluatedWorkflow = "no_evaluated_workflow";

    /// <summary>A query predicate or projection is malformed (QRY-3).</summary>
    public const string QueryFailed = "QUERY_FAILED";

    /// <summary>No data item, version, record or file of that name.</summary>
    public const string NotFound = "not_found";

    /// <summary>The thing exists already or belongs to somebody else.</summary>
    public const string Conflict = "conflict";

    /// <summary>Stored bytes do not match their checksum, or a stored file cannot be understood.</summary>
    public const string DataCorrupt = "data_corrupt";

    /// <summary>An archive of an extension is unsafe or broken: paths, links, sizes, doubles, a missing manifest (EXT-72, EXT-103).</summary>
    public const string InvalidArchive = "invalid_archive";

    /// <summary>An extension breaks the rules for publishing (EXT-72 to EXT-76).</summary>
    public const string ExtensionRefused = "extension_refused";

    /// <summary>Bytes of an extension are not those that were published or installed (EXT-101, EXT-105).</summary>
    public const string IntegrityFailed = "integrity_failed";

    /// <summary>Extensions need versions of another one that exclude each other.</summary>
    public const string DependencyConflict = "dependency_conflict";

    /// <summary>A registry of extensions cannot be reached or gives no usable answer.</summary>
    public const string RegistryFailed = "registry_failed";

    /// <summary>A registry wants other credentials than it was given, or forbids what was asked (REG-30).</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>A registry wants fewer requests; trying again later may work (REG-30).</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>No vault of that name (VAULT-8).</summary>
    public const string VaultNotFound = "vault_not_found";

    /// <summary>No secret of that key.</summary>
    public const string SecretNotFound = "secret_not_found";

    /// <summary>A vault cannot be used: key material, permissions, decryption.</summary>
    public const string VaultFailed = "vault_failed";

    /// <summary>A datastore of an extension cannot be used: its settings, its locks, a pull or a push (DS-34).</summary>
    public const string DatastoreFailed = "datastore_failed";

    /// <summary>The file system refused: permission, read-only, full.</summary>
    public const string FileSystem = "file_system";

    /// <summary>Input is needed and there is no terminal to ask on (GEN-13).</summary>
    public const string NeedsConfirmation = "needs_confirmation";

    /// <summary>Something broke that should not have: a defect of ours.</summary>
    public const string Internal = "internal";
}
