using System.Text;
using System.Text.Json;
using CreditFunctions.Core.Audit;
using CsCheck;

namespace CreditFunctions.Core.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8));
    private static readonly AuditHead Start = AuditHead.StartOf("application-1");

    /// <summary>Calculated separately, in Python: stored chains must remain valid.</summary>
    [Fact]
    public void Append_KnownEvents_HaveTheHashesThatTheyHadInTheFirstVersion()
    {
        var salt = Enumerable.Range(0, 32).Select(value => (byte)value).ToArray();
        var payload = Encoding.UTF8.GetBytes("""{"fact":"ApplicationCreated","title":"盐碱地改良"}""");

        var first = AuditChain.Append(Start, new AuditEntry(Signature.Applicant(Morning), "ApplicationCreated"), payload, salt);
        var second = AuditChain.Append(
            first.ToHead(),
            new AuditEntry(new Signature("officer-1", "CaseOfficer", Morning.AddTicks(1)) { Basis = "FormatCheck" }, "ApplicationMoved"),
            ReadOnlyMemory<byte>.Empty,
            Enumerable.Repeat((byte)255, 32).ToArray()
        );

        Assert.Equal("d3deb2047e21a26d4c43a6b71e93e6948da5efe9d0000aa68d086cb303134632", Start.Hash.Value);
        Assert.Equal("959942054337c351588e78fae3a7c1860169c6c2acff188611448a8758c71671", first.Envelope.PayloadHash.Value);
        Assert.Equal("1568ee99d4367fb0cf9d411c427eb52a3026f71359ed90a463d5e4925c54abd3", first.Hash.Value);
        Assert.Equal("501924a8a0451ac40cc0f5613f8d10b7e5b634f6045440295da2682d79d2d5dd", second.Hash.Value);
    }

    [Fact]
    public void Verify_UnknownSuite_ReportsItAndComputesNothing()
    {
        var record = Chain(1)[0];
        var unknown = record with { Envelope = record.Envelope with { Suite = "sm3" } };

        Assert.Equal(AuditFault.UnknownSuite, Assert.IsType<AuditVerdict.Broken>(AuditChain.Verify(Start, [unknown])).Fault);
        Assert.Throws<NotSupportedException>(() => unknown.Envelope.ComputeHash());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Verify_UntouchedChain_IsIntact(int count)
    {
        var records = Chain(count);
        var head = records.Count == 0 ? Start : records[^1].ToHead();

        Assert.Equal(new AuditVerdict.Intact(head, 0), AuditChain.Verify(Start, records, head, Start));
    }

    [Fact]
    public void Verify_ErasedContent_IsIntactAndCounted()
    {
        var records = Chain(5).Select((record, at) => at % 2 == 0 ? record.Erase() : record).ToList();

        Assert.Equal(new AuditVerdict.Intact(records[^1].ToHead(), 3), AuditChain.Verify(Start, records));
    }

    [Fact]
    public void Verify_FromAHeadVerifiedBefore_GoesOnFromThere()
    {
        var records = Chain(5);

        Assert.Equal(
            new AuditVerdict.Intact(records[4].ToHead(), 0),
            AuditChain.Verify(records[2].ToHead(), records.Skip(3), records[1].ToHead(), records[3].ToHead())
        );
    }

    [Fact]
    public void Verify_ChainCutShort_IsSeenByTheAnchor()
    {
        var records = Chain(5);

        AssertBroken(5, AuditFault.Truncated, AuditChain.Verify(Start, records.Take(4), records[4].ToHead()));
        AssertBroken(1, AuditFault.Truncated, AuditChain.Verify(Start, [], records[4].ToHead()));
        Assert.Equal(new AuditVerdict.Intact(records[3].ToHead(), 0), AuditChain.Verify(Start, records.Take(4)));
    }

    [Fact]
    public void Verify_ChainWrittenAgain_IsSeenByTheAnchor()
    {
        var records = Chain(5);
        var forged = AuditChain.Append(records[2].ToHead(), EntryBy(4, "somebody-else"), Payload(4), Salt(4));

        AssertBroken(4, AuditFault.AnchorDiffers, AuditChain.Verify(Start, [.. records.Take(3), forged], records[3].ToHead()));
        AssertBroken(5, AuditFault.WrongPreviousHash, AuditChain.Verify(Start, [.. records.Take(3), forged, records[4]]));
        AssertBroken(3, AuditFault.AnchorDiffers, AuditChain.Verify(records[2].ToHead(), [], new AuditHead(3, records[1].Hash)));
    }

    [Fact]
    public void Verify_EventsMissingDoubledOrSwapped_ReportsTheFirstWrongPlace()
    {
        var records = Chain(4);

        AssertBroken(1, AuditFault.WrongSequence, AuditChain.Verify(Start, records.Skip(1)));
        AssertBroken(3, AuditFault.WrongSequence, AuditChain.Verify(Start, [records[0], records[1], records[3]]));
        AssertBroken(3, AuditFault.WrongSequence, AuditChain.Verify(Start, [records[0], records[1], records[1], records[2]]));
        AssertBroken(2, AuditFault.WrongSequence, AuditChain.Verify(Start, [records[0], records[2], records[1], records[3]]));
    }

    [Fact]
    public void Verify_ChainOfAnotherApplication_IsRefusedAtItsFirstEvent() =>
        AssertBroken(1, AuditFault.WrongPreviousHash, AuditChain.Verify(AuditHead.StartOf("application-2"), Chain(3)));

    /// <summary>Moving text between neighbouring fields leaves the joined length unchanged.</summary>
    [Fact]
    public void Append_FieldsThatJoinToTheSameText_HaveDifferentHashes()
    {
        var left = AuditChain.Append(Start, new AuditEntry(new Signature("ab", "c", Morning), "d"), Payload(1), Salt(1));
        var right = AuditChain.Append(Start, new AuditEntry(new Signature("a", "bc", Morning), "d"), Payload(1), Salt(1));

        Assert.NotEqual(left.Hash, right.Hash);
    }

    [Fact]
    public void Append_SameInstantInAnotherOffset_IsTheSameEvent() =>
        Assert.Equal(
            AuditChain.Append(Start, Entry(1), Payload(1), Salt(1)).Hash,
            AuditChain
                .Append(
                    Start,
                    Entry(1) with
                    {
                        Signature = Entry(1).Signature with { At = Entry(1).Signature.At.ToUniversalTime() },
                    },
                    Payload(1),
                    Salt(1)
                )
                .Hash
        );

    [Fact]
    public void Append_SamePayloadWithAnotherSalt_HasAnotherHash() =>
        Assert.NotEqual(
            AuditChain.Append(Start, Entry(1), Payload(1), Salt(1)).Envelope.PayloadHash,
            AuditChain.Append(Start, Entry(1), Payload(1), Salt(2)).Envelope.PayloadHash
        );

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Append_SaltOfAnotherLength_IsRefused(int length) =>
        Assert.Throws<ArgumentException>(() => AuditChain.Append(Start, Entry(1), Payload(1), new byte[length]));

    [Fact]
    public void Append_TextThatIsNoUnicode_IsRefused() =>
        Assert.ThrowsAny<ArgumentException>(() => AuditChain.Append(Start, EntryBy(1, "\uD800"), Payload(1), Salt(1)));

    /// <summary>Any flipped bit of a stored chain is found at its event.</summary>
    [Fact]
    public void Verify_AnySingleBitFlipped_IsFoundThere() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 100], Gen.Int[0, Flips.Length - 1], Gen.Int[0, 100_000])
            .Sample(
                (count, pick, field, bit) =>
                {
                    var records = Chain(count);
                    var at = pick % count;
                    records[at] = Flips[field](records[at], bit);
                    return AuditChain.Verify(Start, records) is AuditVerdict.Broken broken && broken.Sequence == at + 1;
                },
                iter: 3000
            );

    [Fact]
    public void Json_Record_ComesBackAndStillVerifies()
    {
        var records = JsonSerializer.Deserialize<List<AuditRecord>>(JsonSerializer.Serialize(Chain(3)))!;

        Assert.IsType<AuditVerdict.Intact>(AuditChain.Verify(Start, records, Chain(3)[2].ToHead()));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AuditHash>("\"ABCD\""));
    }

    private static Func<AuditRecord, int, AuditRecord>[] Flips =>
        [
            (record, bit) => record with { Envelope = record.Envelope with { Sequence = record.Envelope.Sequence ^ (1L << (bit % 64)) } },
            (record, bit) => record with { Envelope = record.Envelope with { At = record.Envelope.At.AddTicks(Step(record, bit % 56)) } },
            (record, bit) => record with { Envelope = record.Envelope with { Actor = Flip(record.Envelope.Actor, bit) } },
            (record, bit) => record with { Envelope = record.Envelope with { Role = Flip(record.Envelope.Role, bit) } },
            (record, bit) => record with { Envelope = record.Envelope with { Basis = Flip(record.Envelope.Basis, bit) } },
            (record, bit) => record with { Envelope = record.Envelope with { FactType = Flip(record.Envelope.FactType, bit) } },
            (record, bit) => record with { Envelope = record.Envelope with { PayloadHash = Flip(record.Envelope.PayloadHash, bit) } },
            (record, bit) => record with { Envelope = record.Envelope with { PreviousHash = Flip(record.Envelope.PreviousHash, bit) } },
            (record, bit) => record with { Hash = Flip(record.Hash, bit) },
            (record, bit) => record with { Content = record.Content! with { Payload = Flip(record.Content.Payload, bit) } },
            (record, bit) => record with { Content = record.Content! with { Salt = Flip(record.Content.Salt, bit) } },
        ];

    private static List<AuditRecord> Chain(int count)
    {
        List<AuditRecord> records = [];
        for (var i = 1; i <= count; i++)
        {
            records.Add(AuditChain.Append(records.Count == 0 ? Start : records[^1].ToHead(), Entry(i), Payload(i), Salt(i)));
        }

        return records;
    }

    private static AuditEntry EntryBy(int i, string actor) => Entry(i) with { Signature = Entry(i).Signature with { Actor = actor } };

    private static AuditEntry Entry(int i) =>
        new(new Signature($"officer-{i}", "CaseOfficer", Morning.AddMinutes(i)) { Basis = "FormatCheck" }, "DecisionRecorded");

    private static byte[] Payload(int i) => Encoding.UTF8.GetBytes($"{{\"decision\":{i}}}");

    private static byte[] Salt(int i) => [.. Enumerable.Repeat((byte)i, 32)];

    // Change of the instant by the flip of one bit.
    private static long Step(AuditRecord record, int bit) => (record.Envelope.At.Ticks ^ (1L << bit)) - record.Envelope.At.Ticks;

    private static AuditHash Flip(AuditHash hash, int bit) => AuditHash.FromBytes(Flip(hash.ToBytes(), bit).Span);

    private static string Flip(string text, int bit)
    {
        var characters = text.ToCharArray();
        characters[bit / 16 % characters.Length] ^= (char)(1 << (bit % 16));
        return new string(characters);
    }

    private static ReadOnlyMemory<byte> Flip(ReadOnlyMemory<byte> bytes, int bit)
    {
        var copy = bytes.ToArray();
        copy[bit / 8 % copy.Length] ^= (byte)(1 << (bit % 8));
        return copy;
    }

    private static void AssertBroken(long sequence, AuditFault fault, AuditVerdict verdict)
    {
        var broken = Assert.IsType<AuditVerdict.Broken>(verdict);
        Assert.Equal((sequence, fault), (broken.Sequence, broken.Fault));
        Assert.Contains($"{sequence}", broken.Message, StringComparison.Ordinal);
    }
}
