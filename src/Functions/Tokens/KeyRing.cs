using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Functions.Tokens;

/// <summary>
/// Secret keys by id, newest first: the first one signs and encrypts, all of them verify and decrypt. The last one derives values that must
/// stay the same for years, such as indexes.
/// </summary>
public sealed class KeyRingOptions
{
    /// <summary>At least one key. A key can be removed once nothing that it signed or encrypted is needed.</summary>
    [Required]
    [MinLength(1)]
    public IReadOnlyList<RingKey> Keys { get; init; } = [];
}

/// <summary>A key of a ring.</summary>
public sealed class RingKey
{
    /// <summary>Short and public: lower-case letters and digits. Part of every token of the key.</summary>
    [Required]
    [RegularExpression("^[a-z0-9]{1,16}$")]
    public string Id { get; init; } = "";

    /// <summary>32 random bytes in base64.</summary>
    [Required]
    [Base64String]
    public string Secret { get; init; } = "";
}

/// <summary>The decoded keys of a ring.</summary>
public sealed class KeyRing
{
    private const int KeyBytes = 32;

    private readonly Dictionary<string, byte[]> _keys;

    /// <exception cref="InvalidOperationException">
    /// A key is missing, duplicate or not 32 bytes long; names the settings to correct.
    /// </exception>
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

    /// <summary>The oldest key derives ids, so that adding a newer key does not change them.</summary>
    public string OldestKeyId { get; }

    public string ActiveKeyId { get; }

    /// <summary>Null if the ring has none.</summary>
    public byte[]? Find(string keyId) => _keys.GetValueOrDefault(keyId);

    public byte[] Active => _keys[ActiveKeyId];

    public byte[] Oldest => _keys[OldestKeyId];
}
