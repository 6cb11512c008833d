using Swamp.Engine.Errors;
using Swamp.Operations.Models;

namespace Swamp.Operations.Tests.Models;

public sealed class TypeOperationsTests : IDisposable
{
    private readonly ModelTestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task SearchTypes_hides_internal_types_TYPE4_TYPE30() =>
        Assert.Equal(
            """
            {
              "query": "DB",
              "results": [
                {
                  "raw": "@acme/db",
                  "normalized": "@acme/db"
                }
              ]
            }

            """,
            await repository.JsonAsync(ModelOperations.SearchTypes, new SearchTypesRequest { Query = "DB" }));

    [Fact]
    public async Task SearchTypes_without_a_hit_is_an_empty_list() =>
        Assert.Empty((await repository.CallAsync(ModelOperations.SearchTypes, new SearchTypesRequest { Query = "worker" })).Results);

    [Fact]
    public async Task DescribeType_gives_everything_in_the_order_of_TYPE31() =>
        Assert.Equal(
            """
            {
              "type": {
                "raw": "@acme/db",
                "normalized": "@acme/db"
              },
              "version": "2026.03.01.1",
              "globalArguments": {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "type": "object",
                "properties": {
                  "region": {
                    "type": "string",
                    "description": "Where"
                  },
                  "size": {
                    "type": "integer",
                    "default": 3
                  },
                  "token": {
                    "type": "string",
                    "sensitive": true
                  }
                },
                "required": [
                  "region"
                ],
                "additionalProperties": false
              },
              "dataOutputSpecs": [
                {
                  "specName": "database",
                  "kind": "resource",
                  "description": "The database",
                  "schema": {
                    "$schema": "https://json-schema.org/draft/2020-12/schema",
                    "type": "object",
                    "properties": {
                      "host": {
                        "type": "string"
                      },
                      "port": {
                        "type": "integer"
                      }
                    },
                    "required": [
                      "host"
                    ]
                  },
                  "lifetime": "infinite",
                  "garbageCollection": 5
                },
                {
                  "specName": "dump",
                  "kind": "file",
                  "contentType": "text/plain",
                  "lifetime": "7d",
                  "garbageCollection": "1d",
                  "streaming": true
                }
              ],
              "methods": [
                {
                  "name": "create",
                  "description": "Make it",
                  "arguments": {
                    "$schema": "https://json-schema.org/draft/2020-12/schema",
                    "type": "object",
                    "properties": {
                      "name": {
                        "type": "string"
                      },
                      "big": {
                        "type": "boolean"
                      }
                    },
                    "required": [
                      "name"
                    ],
                    "additionalProperties": false
                  }
                },
                {
                  "name": "list",
                  "description": "List them",
                  "arguments": {
                    "$schema": "https://json-schema.org/draft/2020-12/schema",
                    "type": "object",
                    "properties": {}
                  }
                }
              ]
            }

            """,
            await repository.JsonAsync(ModelOperations.DescribeType, new DescribeTypeRequest { Type = "@Acme::DB" }));

    [Fact]
    public async Task DescribeType_compact_gives_names_and_types_TYPE32() =>
        Assert.Equal(
            """
            {
              "type": {
                "raw": "@acme/db",
                "normalized": "@acme/db"
              },
              "version": "2026.03.01.1",
              "globalArguments": {
                "properties": {
                  "region": {
                    "type": "string"
                  },
                  "size": {
                    "type": "integer"
                  },
                  "token": {
                    "type": "string"
                  }
                },
                "required": [
                  "region"
                ]
              },
              "dataOutputSpecs": [
                "database",
                "dump"
              ],
              "methods": [
                {
                  "name": "create",
                  "description": "Make it",
                  "arguments": {
                    "properties": {
                      "name": {
                        "type": "string"
                      },
                      "big": {
                        "type": "boolean"
                      }
                    },
                    "required": [
                      "name"
                    ]
                  }
                },
                {
                  "name": "list",
                  "description": "List them",
                  "arguments": {
                    "properties": {}
                  }
                }
              ]
            }

            """,
            await repository.JsonAsync(ModelOperations.DescribeType, new DescribeTypeRequest { Type = "@acme/db", Compact = true }));

    [Fact]
    public async Task DescribeType_of_an_unknown_type_suggests_what_to_do_TYPE33()
    {
        var error = await repository.ErrorAsync(ModelOperations.DescribeType, new DescribeTypeRequest { Type = "@acme/bd" });

        Assert.Equal(ErrorCodes.UnknownModelType, error.Code);
        Assert.Contains("@acme/bd", error.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean '@acme/db'?", error.Message, StringComparison.Ordinal);
        Assert.Equal("swamp extension pull @acme/bd", error.Hint);
        Assert.Equal(
            "swamp extension search vpc",
            (await repository.ErrorAsync(ModelOperations.DescribeType, new DescribeTypeRequest { Type = "aws/vpc" })).Hint);
    }

    [Fact]
    public async Task DescribeMethod_of_a_model_gives_the_method_and_the_outputs_TYPE34()
    {
        repository.Write("models/@acme/db/main.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: main\nversion: 1\n");

        var json = await repository.JsonAsync(ModelOperations.DescribeMethod, new DescribeMethodRequest { Model = "main", Method = "list" });

        Assert.StartsWith(
            """
            {
              "modelName": "main",
              "modelType": "@acme/db",
              "version": "2026.03.01.1",
              "method": {
                "name": "list",
                "description": "List them",
                "arguments": {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "properties": {}
                }
              },
              "dataOutputSpecs": [
                {
                  "specName": "database",
            """,
            json,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task DescribeMethod_of_a_type_works_without_a_model()
    {
        var result = await repository.CallAsync(ModelOperations.DescribeMethod, new DescribeMethodRequest { Model = "@acme/db", Method = "create" });

        Assert.Null(result.ModelName);
        Assert.Equal("create", result.Method.Name);
    }

    [Fact]
    public async Task DescribeMethod_of_an_unknown_method_or_model_names_what_there_is_TYPE34()
    {
        repository.Write("models/@acme/db/main.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: main\nversion: 1\n");

        var method = await repository.ErrorAsync(ModelOperations.DescribeMethod, new DescribeMethodRequest { Model = "main", Method = "craete" });
        var model = await repository.ErrorAsync(ModelOperations.DescribeMethod, new DescribeMethodRequest { Model = "mian", Method = "create" });

        Assert.Equal(ErrorCodes.UnknownMethod, method.Code);
        Assert.Contains("Did you mean 'create'? Available methods: create, list.", method.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.ModelNotFound, model.Code);
        Assert.Contains("Did you mean 'main'?", model.Message, StringComparison.Ordinal);
    }
}
