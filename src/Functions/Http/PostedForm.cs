using System.Collections.Immutable;
using System.Text;
using CreditFunctions.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Functions.Http;

/// <summary>A file of a form while it arrives, with the fields that came before it.</summary>
internal sealed record PostedFile(string Field, string FileName, Stream Content, IReadOnlyDictionary<string, string> Before);

/// <summary>Reads a form that a browser posts, field by field; a file is handed on as a stream while it arrives.</summary>
internal static class PostedForm
{
    // An expert's session of some hundred applications is one form.
    private const int MaxFields = 5000;
    private const int MaxFieldBytes = 16 * 1024;
    private const int MaxBoundaryLength = 100;

    /// <summary>Whether the body is a form of a browser.</summary>
    public static bool Is(HttpRequest request) => request.HasFormContentType;

    /// <summary>The fields of a form that brings no file.</summary>
    public static Task<Result<ImmutableDictionary<string, string>>> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, _ => Task.FromResult(ImmutableArray<Error>.Empty), cancellationToken);

    /// <summary>The fields of a form.</summary>
    /// <param name="takeFile">Gets the name of the field, the name of the file and its content; what it gives back, if anything, is
    /// what is wrong.</param>
    public static Task<Result<ImmutableDictionary<string, string>>> ReadAsync(
        HttpRequest request, Func<string, string, Stream, Task<ImmutableArray<Error>>> takeFile, CancellationToken cancellationToken) =>
        ReadAsync(request, file => takeFile(file.Field, file.FileName, file.Content), cancellationToken);

    /// <inheritdoc cref="ReadAsync(HttpRequest, Func{string, string, Stream, Task{ImmutableArray{Error}}}, CancellationToken)"/>
    public static async Task<Result<ImmutableDictionary<string, string>>> ReadAsync(
        HttpRequest request, Func<PostedFile, Task<ImmutableArray<Error>>> takeFile, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType))
        {
            return Malformed();
        }

        return HeaderUtilities.RemoveQuotes(contentType.Boundary).ToString() switch
        {
            "" => await ReadFieldsAsync(request, cancellationToken),
            { Length: <= MaxBoundaryLength } boundary => await ReadSectionsAsync(
                new MultipartReader(boundary, request.Body),
                request.ContentType,
                takeFile,
                cancellationToken),
            _ => Malformed(),
        };
    }

    private static async Task<Result<ImmutableDictionary<string, string>>> ReadFieldsAsync(
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        try
        {
            return await new UrlEncodedForm(MaxFields, MaxFieldBytes).ReadAsync(request.Body, cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            return Charset.IsNotUtf8(request.ContentType);
        }
        catch (InvalidDataException)
        {
            return Malformed();
        }
    }

    private static async Task<Result<ImmutableDictionary<string, string>>> ReadSectionsAsync(
        MultipartReader reader, string? contentType, Func<PostedFile, Task<ImmutableArray<Error>>> takeFile, CancellationToken cancellationToken)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var faults = ImmutableArray.CreateBuilder<Error>();
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition || values.Count >= MaxFields)
                {
                    return Malformed();
                }

                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (!disposition.IsFileDisposition())
                {
                    values[name] = await ReadFieldAsync(section, cancellationToken);
                }
                else if (section.AsFileSection() is { FileName.Length: > 0, FileStream: { } content } file)
                {
                    faults.AddRange(await takeFile(new PostedFile(name, file.FileName, content, values)));
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return Charset.IsNotUtf8(contentType);
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // MultipartReader says so where the body ends before its closing boundary.
            return Malformed();
        }

        return faults.Count > 0 ? faults.ToImmutable() : values.ToImmutable();
    }

    private static async Task<string> ReadFieldAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(section.Body, Charset.Utf8);
        var text = new char[MaxFieldBytes + 1];
        var length = await reader.ReadBlockAsync(text, cancellationToken);
        return length <= MaxFieldBytes ? new string(text, 0, length) : throw new InvalidDataException("A field is too long.");
    }

    private static Error Malformed() =>
        new(ErrorKind.Invalid, "form-is-malformed", "The form did not arrive whole. Go back, check the entries and send it again.");
}
