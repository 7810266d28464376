using System.Text.Json;

namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>A file of the app as people and their editors write it: with comments, trailing commas, perhaps a byte order mark.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="HostStartException">It cannot be read, or holds no JSON object.</exception>
    public static JsonDocument Open(string path)
    {
        JsonDocument document;
        try
        {
            // As text, not bytes: the parser refuses a byte order mark.
            document = JsonDocument.Parse(File.ReadAllText(path), Lenient);
        }
        catch (JsonException exception)
        {
            throw new HostStartException($"{path} is not valid JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"{path} cannot be read: {exception.Message}", exception);
        }

        var kind = document.RootElement.ValueKind;
        if (kind is not JsonValueKind.Object)
        {
            document.Dispose();
            throw new HostStartException($"{path} holds a JSON {kind}, not an object. Write what it holds between braces.");
        }

        return document;
    }

    /// <summary>A value by the names that lead to it, without regard to case; null when there is none.</summary>
    public static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.ValueKind is not JsonValueKind.Object || !TryFind(element, name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static bool TryFind(JsonElement element, string name, out JsonElement value)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = property.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
