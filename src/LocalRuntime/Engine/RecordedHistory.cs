using System.Text.Encodings.Web;
using System.Text.Json;
using CreditFunctions.LocalRuntime.Engine.History;
using CreditFunctions.LocalRuntime.Engine.Replay;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>What one instance of a released orchestrator lived through, to be kept in a file and replayed by later versions.</summary>
/// <param name="Instance">Who the instance is; of its payloads only the input.</param>
/// <param name="Turns">The encoded turns of its latest generation.</param>
public sealed record RecordedHistory(InstanceState Instance, IReadOnlyList<byte[]> Turns)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="InvalidDataException">The text is no recorded history.</exception>
    public static RecordedHistory Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<FileForm>(json) is { Instance: not null, Turns: not null } file
                ? new RecordedHistory(file.Instance, file.Turns)
                : throw new InvalidDataException("A recorded history must have an Instance and its Turns.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"This is no recorded history: {e.Message}", e);
        }
    }

    /// <summary>As a file to be read by people too: what the orchestrator did stands beside the encoded turns.</summary>
    public override string ToString() => JsonSerializer.Serialize(new FileForm(Instance, [.. Turns.SelectMany(Describe)], Turns), Readable);

    private static IEnumerable<string> Describe(byte[] encoded, int number)
    {
        var turn = HistoryCodec.Decode(encoded);
        return turn.Incoming.Select(e => $"{number}: came {e.GetType().Name}")
            .Concat(turn.Outgoing.Select(e => $"{number}: {ReplayCheck.Describe(e)}"));
    }

    private sealed record FileForm(InstanceState Instance, IReadOnlyList<string> Steps, IReadOnlyList<byte[]> Turns);
}
