using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Functions.Tokens;

/// <summary>
/// Secret keys by id, newest first: the first one signs and encrypts, all of them verify and decrypt. The last one makes what must come out
/// the same year after year, such as indexes.
/// </summary>
public sealed class KeyRingOptions
{
    /// <summary>At least one key. A key may go once nothing that it made is needed any more.</summary>
    [Required]
    [MinLength(1)]
    public IReadOnlyList<RingKey> Keys { get; init; } = [];
}

/// <summary>One key of a ring.</summary>
public sealed class RingKey
{
    /// <summary>Short and public: lower-case letters and digits. It stands in every token that the key made.</summary>
    [Required]
    [RegularExpression("^[a-z0-9]{1,16}$")]
    public string Id { get; init; } = "";

    /// <summary>32 random bytes in base 64.</summary>
    [Required]
    [Base64String]
    public string Secret { get; init; } = "";
}

/// <summary>The keys of one ring, decoded.</summary>
public sealed class KeyRing
{
    private const int KeyBytes = 32;

    private readonly Dictionary<string, byte[]> _keys;

    /// <exception cref="InvalidOperationException">A key is missing, doubled or not 32 bytes long; names the settings to
    /// correct.</exception>
    public KeyRing(string settingsPath, KeyRingOptions options)
    {
        var faults = FindErrors(settingsPath, options).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join(' ', faults));
        }

        _keys = options.Keys.ToDictionary(key => key.Id, key => Convert.FromBase64String(key.Secret), StringComparer.Ordinal);
        (ActiveKeyId, OldestKeyId) = (options.Keys[0].Id, options.Keys[^1].Id);
    }

    /// <summary>Everything that is wrong with the settings of a ring.</summary>
    public static IEnumerable<string> FindErrors(string settingsPath, KeyRingOptions options)
    {
        if (options.Keys.Count == 0)
        {
            yield return $"Set {settingsPath}__Keys__0__Id and {settingsPath}__Keys__0__Secret (32 random bytes in base 64).";
        }

        foreach (var key in options.Keys.Where(key => !key.Id.All(char.IsAsciiLetterOrDigit) || key.Id.Length is 0 or > 16))
        {
            yield return $"Key '{key.Id}' of {settingsPath} has no good id: give 1 to 16 letters and digits. It stands in every token.";
        }

        foreach (var doubled in options.Keys.GroupBy(key => key.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"Key '{doubled.Key}' of {settingsPath} stands there twice; give every key an id of its own.";
        }

        foreach (var key in options.Keys)
        {
            var secret = new byte[key.Secret.Length];
            var isBase64 = Convert.TryFromBase64String(key.Secret, secret, out var length);
            if (!isBase64 || length != KeyBytes)
            {
                var fault = isBase64 ? $"has {length} bytes" : "is no base 64";
                yield return $"Key '{key.Id}' of {settingsPath} {fault}; give {KeyBytes} random bytes in base 64.";
            }
        }
    }

    /// <summary>Id of the oldest key: a newer one beside it changes nothing of what it derives.</summary>
    public string OldestKeyId { get; }

    /// <summary>Id of the key that signs and encrypts.</summary>
    public string ActiveKeyId { get; }

    /// <summary>The key of an id; null where the ring has none.</summary>
    public byte[]? Find(string keyId) => _keys.GetValueOrDefault(keyId);

    public byte[] Active => _keys[ActiveKeyId];

    public byte[] Oldest => _keys[OldestKeyId];
}
