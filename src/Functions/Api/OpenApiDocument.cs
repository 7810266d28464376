using System.Globalization;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Http;

namespace CreditFunctions.Functions.Api;

/// <summary>Describes operations as OpenAPI 3.1; schemas are derived from the serialized types.</summary>
internal sealed class OpenApiDocument
{
    private const string Description =
        "Every address returns a page to a browser and JSON to a program, by the Accept header. An address that takes JSON also takes the "
        + "form of its "
        + "own page and responds with 303. Unknown and repeated fields are refused. Instants have an offset, days are Beijing days. "
        + "A repeated request gets the recorded result.";

    private readonly OpenApiSchemas _schemas = new();

    private OpenApiDocument() { }

    /// <param name="server">Base address.</param>
    public static JsonObject Of(IEnumerable<ApiOperation> operations, string title, Uri server)
    {
        var document = new OpenApiDocument();
        var paths = new JsonObject();
        foreach (var address in operations.GroupBy(operation => operation.Path).OrderBy(address => address.Key, StringComparer.Ordinal))
        {
            var path = new JsonObject();
            foreach (var (operation, method) in address.SelectMany(operation => operation.Methods.Select(method => (operation, method))))
            {
                path[method] = document.Write(operation, method);
            }

            paths[address.Key] = path;
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = title,
                ["description"] = Description,
                ["version"] = "1",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = server.AbsoluteUri.TrimEnd('/') }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = document._schemas.ToJson(), ["securitySchemes"] = OpenApiSecurity.Schemes() },
        };
    }

    private JsonObject Write(ApiOperation operation, string method)
    {
        var name = operation.Function.Name[..^"Endpoint".Length];
        var json = new JsonObject
        {
            ["operationId"] =
                operation.Methods[0] == method ? name : $"{name}By{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(method)}",
            ["tags"] = new JsonArray(operation.Feature),
            ["summary"] = operation.Summary,
            ["parameters"] = OpenApiParameters.Of(operation),
            ["responses"] = Responses(operation),
            ["security"] = OpenApiSecurity.Of(operation.Access),
        };
        if (operation.Request is { } request)
        {
            json["requestBody"] = new JsonObject
            {
                ["required"] = !operation.IsRequestOptional,
                ["content"] = Content([request], isRequest: true),
            };
        }

        return json;
    }

    private JsonObject Responses(ApiOperation operation)
    {
        var responses = new JsonObject();
        foreach (var status in operation.Responses.GroupBy(answer => answer.Status))
        {
            var response = new JsonObject { ["description"] = status.First().Meaning };
            if (status.Select(answer => answer.Body).OfType<ApiBody>().ToList() is { Count: > 0 } bodies)
            {
                response["content"] = Content(bodies, isRequest: false);
            }

            responses[$"{status.Key}"] = response;
        }

        responses["default"] = new JsonObject
        {
            ["description"] = "Refused: all validation errors, each with its code, its field and what to do (RFC 9457).",
            ["content"] = new JsonObject
            {
                [Problems.MediaType] = new JsonObject { ["schema"] = _schemas.Of(typeof(Problem), isRequest: false) },
            },
        };
        return responses;
    }

    private JsonObject Content(IReadOnlyList<ApiBody> bodies, bool isRequest)
    {
        var content = new JsonObject();
        List<JsonNode> schemas = [.. bodies.OfType<ApiBody.Json>().Select(body => _schemas.Of(body.Type, isRequest))];
        if (schemas.Count > 0)
        {
            content["application/json"] = new JsonObject
            {
                ["schema"] = schemas is [var one] ? one : new JsonObject { ["anyOf"] = new JsonArray([.. schemas]) },
            };
        }

        foreach (var file in bodies.OfType<ApiBody.File>())
        {
            content[file.MediaType] = new JsonObject();
        }

        foreach (var form in bodies.OfType<ApiBody.Form>())
        {
            content["multipart/form-data"] = new JsonObject { ["schema"] = FormSchema(form) };
        }

        return content;
    }

    private static JsonObject FormSchema(ApiBody.Form form)
    {
        var fields = new JsonObject();
        foreach (var field in form.Fields)
        {
            fields[field] = new JsonObject { ["type"] = "string" };
        }

        fields[form.FileField] = new JsonObject { ["contentMediaType"] = "application/octet-stream" };
        return new JsonObject { ["type"] = "object", ["properties"] = fields };
    }
}
