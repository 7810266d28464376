using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>Creates all applicable wrong values of every described input of an operation.</summary>
internal sealed class WrongInputs(JsonObject schemas)
{
    private const string Multipart = "multipart/form-data";

    private readonly DescribedBody _body = new(schemas);

    public IReadOnlyList<string> InputsOf(JsonObject operation) =>
        [
            .. operation["parameters"]!.AsArray().Select(parameter => $"{parameter!["in"]} {parameter["name"]}"),
            .. operation["requestBody"] is null ? [] : (string[])["body"],
            .. _body.FieldsOf(operation).Select(field => $"body {field.Path}"),
            .. FormFieldsOf(operation).Select(field => $"form {field}"),
        ];

    /// <param name="template">Described address of the operation.</param>
    /// <param name="path">Address of the valid request.</param>
    /// <param name="content">Null where the request has no body.</param>
    public IEnumerable<WrongInput> Of(JsonObject operation, string template, string path, RequestBody? content)
    {
        var parameters = operation["parameters"]!
            .AsArray()
            .SelectMany(parameter =>
                (parameter!["in"]!.GetValue<string>(), parameter["name"]!.GetValue<string>()) switch
                {
                    ("path", var name) => WrongParameters.OfPath(template, path, name),
                    ("query", var name) => WrongParameters.OfQuery(name),
                    (_, var name) => WrongParameters.OfHeader(name),
                }
            );
        var described = operation["requestBody"]?["content"]?.AsObject();
        return described switch
        {
            null => parameters,
            _ when DescribedBody.SchemaOf(operation) is not null =>
            [
                .. parameters,
                .. WrongBodies.OfJson(_body.FieldsOf(operation), content?.Json ?? []),
            ],
            _ when described.ContainsKey(Multipart) => [.. parameters, .. WrongBodies.OfForm(FormFieldsOf(operation), content!)],
            _ => [.. parameters, .. WrongBodies.OfFile()],
        };
    }

    private static IEnumerable<string> FormFieldsOf(JsonObject operation) =>
        operation["requestBody"]?["content"]?[Multipart]?["schema"]?["properties"]?.AsObject().Select(field => field.Key) ?? [];
}
