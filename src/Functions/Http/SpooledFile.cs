using System.Security.Cryptography;

namespace CreditFunctions.Functions.Http;

/// <summary>A file is larger than its limit.</summary>
internal sealed class DocumentTooLargeException : Exception;

/// <summary>
/// A received file, in a temporary file that is deleted on disposal: nothing is stored before the whole request is valid, and no file is
/// held in memory.
/// </summary>
public sealed class SpooledFile : IAsyncDisposable
{
    private readonly FileStream _file;

    private SpooledFile(FileStream file, string sha256) => (_file, Sha256) = (file, sha256);

    public long Length => _file.Length;

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Stays open until the spooled file is disposed.</summary>
    public Stream Content
    {
        get
        {
            _file.Position = 0;
            return _file;
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="DocumentTooLargeException">It exceeds the limit.</exception>
    public static async Task<SpooledFile> ReceiveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var file = Create();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 16];
            while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if (file.Position + read > maxBytes)
                {
                    throw new DocumentTooLargeException();
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            await file.FlushAsync(cancellationToken);
            return new SpooledFile(file, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"upload-{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);

        // Deleted at once, so that nothing is left even if the process is killed.
        File.Delete(path);
        return file;
    }
}
