using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

internal static class WrongBodies
{
    private const int TooManyBytes = 300_000;
    private const int TooManyBytesOfFile = 25_000_000;

    // Without escapes, so that the text can be edited and encoded differently.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<WrongInput> OfJson(IReadOnlyList<BodyField> fields, JsonObject valid)
    {
        var text = valid.ToJsonString(Plain);
        var more = valid.Count == 0 ? "" : ",";
        List<WrongInput> whole =
        [
            Whole("no JSON", "<xml/>"),
            Whole("broken off", text[..^1]),
            Whole("null", "null"),
            Whole("a list", "[]"),
            Whole("nested too deep", string.Concat(Enumerable.Repeat("[", 100))),
            Whole("an unknown field", text.Insert(1, $"\"noSuchField\":1{more}")) with
            {
                Field = "noSuchField",
            },
            new(
                "body",
                "invalid UTF-8",
                request =>
                    request.Content = RequestBody.Of(
                        [.. Encoding.UTF8.GetBytes(text)[..^1], (byte)'"', 0xFF, (byte)'"', (byte)'}'],
                        "application/json"
                    )
            ),
            Whole("too large", new string(' ', TooManyBytes) + text),
            new("body", "text/plain", request => request.Content = RequestBody.Of(Encoding.UTF8.GetBytes(text), "text/plain")),
            new("body", "no content type", request => request.Content = RequestBody.Of(Encoding.UTF8.GetBytes(text), null)),
            new(
                "body",
                "GB 18030",
                request =>
                    request.Content = RequestBody.Of(
                        [
                            .. "{\""u8,
                            .. (ReadOnlySpan<byte>)[0xCC, 0xE2],
                            .. "\":1"u8,
                            .. Encoding.ASCII.GetBytes(more),
                            .. Encoding.UTF8.GetBytes(text[1..]),
                        ],
                        "application/json; charset=gb18030"
                    )
            ),
        ];
        return [.. whole, .. fields.SelectMany(field => OfField(field, valid))];
    }

    /// <summary>The content of a file has no wrong fields: it is wrong as a whole.</summary>
    public static IEnumerable<WrongInput> OfFile() =>
        [
            File("empty", []),
            File("of another type", "<html><script>"u8.ToArray()),
            File("a program", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0]),
            File("broken off", "%PDF-1.7\n1 0 obj"u8.ToArray()),
            File("too large", [.. "%PDF-1.7\n"u8, .. new byte[TooManyBytesOfFile]]),
        ];

    public static IEnumerable<WrongInput> OfForm(IEnumerable<string> fields, RequestBody valid)
    {
        var form = new MultipartText(valid);
        List<WrongInput> whole =
        [
            new(
                "body",
                "broken off",
                request => request.Content = RequestBody.Of(valid.Bytes[..(valid.Bytes.Length / 2)], valid.ContentType)
            ),
            new("body", "without its boundary", request => request.Content = RequestBody.Of(valid.Bytes, "multipart/form-data")),
            new("body", "plain text", request => request.Content = RequestBody.Of(valid.Bytes, "text/plain")),
        ];
        return
        [
            .. whole,
            .. fields.SelectMany(field =>
                ((string Kind, byte[]? Value)[])
                    [
                        ("missing", null),
                        ("empty", []),
                        ("a NUL", "a\0b"u8.ToArray()),
                        ("invalid UTF-8", [0xFF, 0xFE]),
                        ("too long", [.. Enumerable.Repeat((byte)'a', 20_000)]),
                    ]
                    is var kinds
                    ? kinds.Select(wrong => new WrongInput(
                        $"form {field}",
                        wrong.Kind,
                        request => request.Content = form.With(field, wrong.Value)
                    ))
                    : []
            ),
        ];
    }

    private static IEnumerable<WrongInput> OfField(BodyField field, JsonObject valid)
    {
        foreach (var (kind, value, inPlaceOfMark) in WrongValues.Of(field.Schema))
        {
            yield return Change(kind, body => field.Set(body, value?.DeepClone()), text => WrongValues.Edit(text, inPlaceOfMark));
        }

        if (field.IsIn(valid) && !field.Path.EndsWith("[]", StringComparison.Ordinal))
        {
            var name = field.Path.Split('.')[^1];
            yield return Change("missing", field.Remove, text => text);
            yield return Change(
                "twice",
                body => field.Set(body, "@@@"),
                text => text.Replace($"\"{name}\":\"@@@\"", $"\"{name}\":null,\"{name}\":null", StringComparison.Ordinal)
            );
        }

        if (WrongValues.TypeOf(field.Schema) == "object" && field.Schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False)
        {
            yield return Change("an unknown field", body => AddUnknown(body), text => text) with
            {
                Field = $"{field.Name}.noSuchField",
            };
        }

        void AddUnknown(JsonObject body)
        {
            if (field.Get(body) is not JsonObject)
            {
                field.Set(body, new JsonObject());
            }

            field.Get(body)!["noSuchField"] = 1;
        }

        WrongInput Change(string kind, Action<JsonObject> change, Func<string, string> edit) =>
            new(
                $"body {field.Path}",
                kind,
                request =>
                {
                    var changed = valid.DeepClone().AsObject();
                    change(changed);
                    request.Content = RequestBody.Of(edit(changed.ToJsonString(Plain)));
                }
            )
            {
                Field = field.Name,
            };
    }

    private static WrongInput Whole(string kind, string body) => new("body", kind, request => request.Content = RequestBody.Of(body));

    private static WrongInput File(string kind, byte[] content) =>
        new("body", kind, request => request.Content = RequestBody.Of(content, "application/octet-stream"));
}
