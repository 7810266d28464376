using System.Collections.Immutable;
using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Functions.Http;

/// <summary>A file of a form, whole.</summary>
internal sealed record PostedFile(string Field, string FileName, SpooledFile Spooled);

/// <summary>A form as far as it could be read. Whoever reads it disposes of it, and its files with it.</summary>
internal sealed class PostedContent : IAsyncDisposable
{
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>In the order in which they came.</summary>
    public ImmutableArray<PostedFile> Files { get; init; } = [];

    /// <summary>The first file; null where none was chosen.</summary>
    public PostedFile? File => Files.FirstOrDefault();

    /// <summary>Why the form is refused; empty where it arrived whole.</summary>
    public ImmutableArray<Error> Errors { get; init; } = [];

    /// <summary>The errors at the field of the files.</summary>
    public ImmutableArray<Error> ErrorsAt(string field) => [.. Errors.Select(error => error.At(field))];

    public async ValueTask DisposeAsync()
    {
        foreach (var file in Files)
        {
            await file.Spooled.DisposeAsync();
        }
    }
}

/// <summary>
/// Reads a form that a browser posts, field by field; a file is spooled, so that it counts only once the whole form was read.
/// </summary>
internal static class PostedForm
{
    // An expert's session of some hundred applications is one form.
    private const int MaxFields = 5000;

    // The longest text is a guide's 20,000 characters as people see them, each of up to 16 code units (TextRule).
    private const int MaxFieldBytes = 1024 * 1024;
    private const int MaxFormBytes = 8 * MaxFieldBytes;
    private const int MaxBoundaryLength = 100;

    /// <summary>Whether the body is a form of a browser.</summary>
    public static bool Is(HttpRequest request) => request.HasFormContentType;

    /// <summary>What an endpoint answers that takes nothing else.</summary>
    public static Error IsNeeded() =>
        new(ErrorKind.Invalid, "form-is-malformed", "Send a multipart form: the fields of the page, and the file.");

    /// <summary>The fields of a form that brings no file; one that is sent all the same is not kept.</summary>
    public static async Task<Result<ImmutableDictionary<string, string>>> ReadAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var content = await ReadAsync(request, maxFileBytes: null, maxFiles: 0, cancellationToken);
        TypedText.Keep(request, content.Values);
        return content.Errors.IsEmpty ? content.Values : content.Errors;
    }

    /// <summary>A form that may bring one file.</summary>
    public static Task<PostedContent> ReadWithFileAsync(HttpRequest request, long maxFileBytes, CancellationToken cancellationToken) =>
        ReadWithFilesAsync(request, maxFileBytes, maxFiles: 1, cancellationToken);

    /// <summary>A form that may bring several files.</summary>
    public static async Task<PostedContent> ReadWithFilesAsync(
        HttpRequest request,
        long maxFileBytes,
        int maxFiles,
        CancellationToken cancellationToken
    )
    {
        var content = await ReadAsync(request, maxFileBytes, maxFiles, cancellationToken);
        TypedText.Keep(request, content.Values);
        return content;
    }

    private static async Task<PostedContent> ReadAsync(
        HttpRequest request,
        long? maxFileBytes,
        int maxFiles,
        CancellationToken cancellationToken
    )
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType))
        {
            return new PostedContent { Errors = [Malformed()] };
        }

        if (Charset.IsWide(contentType.Charset.Value))
        {
            return new PostedContent { Errors = [Charset.IsNotUtf8(request.ContentType)] };
        }

        var boundary = HeaderUtilities.RemoveQuotes(contentType.Boundary).ToString();
        if (boundary.Length > MaxBoundaryLength)
        {
            return new PostedContent { Errors = [Malformed()] };
        }

        if (boundary.Length > 0)
        {
            return await ReadSectionsAsync(
                new MultipartReader(boundary, request.Body),
                request.ContentType,
                maxFileBytes,
                maxFiles,
                cancellationToken
            );
        }

        return (await ReadFieldsAsync(request, cancellationToken)).TryGet(out var values, out var errors)
            ? new PostedContent { Values = values }
            : new PostedContent { Errors = errors };
    }

    private static async Task<Result<ImmutableDictionary<string, string>>> ReadFieldsAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await new UrlEncodedForm(MaxFields, MaxFieldBytes, MaxFormBytes).ReadAsync(request.Body, cancellationToken);
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

    private static async Task<PostedContent> ReadSectionsAsync(
        MultipartReader reader,
        string? contentType,
        long? maxFileBytes,
        int maxFiles,
        CancellationToken cancellationToken
    )
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var files = ImmutableArray.CreateBuilder<PostedFile>();
        using var field = new MemoryStream();
        var (sections, formBytes) = (0, 0L);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (++sections > MaxFields || section.GetContentDispositionHeader() is not { } disposition)
                {
                    return await RefuseAsync(Malformed());
                }

                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (name.Length == 0)
                {
                    return await RefuseAsync(Malformed());
                }

                if (MediaTypeHeaderValue.TryParse(section.ContentType, out var partType) && Charset.IsWide(partType.Charset.Value))
                {
                    return await RefuseAsync(Charset.IsNotUtf8(section.ContentType).At(name));
                }

                if (!disposition.IsFileDisposition())
                {
                    values[name] = await ReadFieldAsync(section, field, cancellationToken);
                    formBytes += name.Length + field.Length;
                    if (formBytes > MaxFormBytes)
                    {
                        return await RefuseAsync(Malformed());
                    }
                }
                else if (maxFileBytes is { } maxBytes && section.AsFileSection() is { FileName.Length: > 0, FileStream: { } content } sent)
                {
                    if (files.Count >= maxFiles)
                    {
                        return await RefuseAsync(TooManyFiles(maxFiles).At(name));
                    }

                    files.Add(new PostedFile(name, sent.FileName, await SpooledFile.ReceiveAsync(content, maxBytes, cancellationToken)));
                }
            }
        }
        catch (DocumentTooLargeException)
        {
            return await RefuseAsync(DocumentErrors.TooLarge(maxFileBytes!.Value));
        }
        catch (DecoderFallbackException)
        {
            return await RefuseAsync(Charset.IsNotUtf8(contentType));
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // MultipartReader says so where the body ends before its closing boundary.
            return await RefuseAsync(Malformed());
        }
        catch
        {
            await DropAsync();
            throw;
        }

        return new PostedContent { Values = values.ToImmutable(), Files = files.ToImmutable() };

        async Task<PostedContent> RefuseAsync(Error error)
        {
            await DropAsync();
            return new PostedContent { Values = values.ToImmutable(), Errors = [error] };
        }

        async ValueTask DropAsync()
        {
            foreach (var file in files)
            {
                await file.Spooled.DisposeAsync();
            }
        }
    }

    // One buffer for all fields, as long as the longest of them: a form of many short ones needs no more.
    private static async Task<string> ReadFieldAsync(MultipartSection section, MemoryStream field, CancellationToken cancellationToken)
    {
        field.SetLength(0);
        var buffer = new byte[4096];
        int read;
        while ((read = await section.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (field.Length + read > MaxFieldBytes)
            {
                throw new InvalidDataException("A field is too long.");
            }

            field.Write(buffer, 0, read);
        }

        // A byte order mark is not looked for: one of UTF-16 is no UTF-8, one of UTF-8 is cleaned away with the text.
        return Charset.Utf8.GetString(field.GetBuffer(), 0, (int)field.Length);
    }

    private static Error TooManyFiles(int most) =>
        new Error(
            ErrorKind.Invalid,
            "form-has-too-many-files",
            $"The form takes at most {most} files; nothing was stored. Choose fewer and send it again."
        ).With("most", $"{most}");

    private static Error Malformed() =>
        new(ErrorKind.Invalid, "form-is-malformed", "The form did not arrive whole. Go back, check the entries and send it again.");
}
