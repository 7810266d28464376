namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>Wrong values of paths, queries and headers; all are texts.</summary>
internal static class WrongParameters
{
    private static readonly (string Kind, string Value)[] Encoded =
    [
        ("unknown", "zzzz9999"),
        ("a NUL", "%00"),
        ("a control character", "a%07b"),
        ("a bidirectional override", "%E2%80%AE"),
        ("invalid UTF-8", "%FF%FE"),
        ("a slash", "..%2F.."),
        ("a percent sign", "%25ZZ"),
        ("too long", new string('a', 3000)),
    ];

    public static IEnumerable<WrongInput> OfPath(string template, string path, string name)
    {
        var parts = path.TrimStart('/').Split('/');
        var index = Array.IndexOf(template.TrimStart('/').Split('/'), $"{{{name}}}");
        return Encoded.Select(wrong => new WrongInput(
            $"path {name}",
            wrong.Kind,
            request =>
            {
                string[] changed = [.. parts[..index], wrong.Value, .. parts[(index + 1)..]];
                request.RequestUri = new Uri(request.RequestUri!, $"/{string.Join('/', changed)}{request.RequestUri!.Query}");
            }
        ));
    }

    public static IEnumerable<WrongInput> OfQuery(string name) =>
        Encoded
            .Append(("empty", ""))
            .Append(("twice", $"1&{name}=2"))
            .Append(("negative", "-1"))
            .Select(wrong => new WrongInput(
                $"query {name}",
                wrong.Item1,
                request =>
                {
                    var others = request
                        .RequestUri!.Query.TrimStart('?')
                        .Split('&')
                        .Where(part => part.Length > 0 && !part.StartsWith($"{name}=", StringComparison.Ordinal));
                    request.RequestUri = new Uri(
                        request.RequestUri,
                        $"{request.RequestUri.AbsolutePath}?{string.Join('&', others.Append($"{name}={wrong.Item2}"))}"
                    );
                }
            ));

    public static IEnumerable<WrongInput> OfHeader(string name) =>
        ((string Kind, string Value)[])[("too short", "a"), ("too long", new string('a', 200))] is var kinds
            ? kinds.Select(wrong => new WrongInput(
                $"header {name}",
                wrong.Kind,
                request =>
                {
                    request.Headers.Remove(name);
                    request.Headers.TryAddWithoutValidation(name, wrong.Value);
                }
            ))
            : [];
}
