using System.Net;
using CreditFunctions.Functions.Limits;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.Limits;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData(0, "203.0.113.9", "10.0.0.1")]
    [InlineData(1, null, "10.0.0.1")]
    [InlineData(1, "203.0.113.9", "203.0.113.9")]
    [InlineData(1, "203.0.113.9:51234", "203.0.113.9")]
    [InlineData(1, "1.1.1.1, 203.0.113.9:51234", "203.0.113.9")]
    [InlineData(2, "1.1.1.1, 203.0.113.9, 192.0.2.7:443", "203.0.113.9")]
    [InlineData(2, "203.0.113.9", "203.0.113.9")]
    [InlineData(1, "[2001:db8:1:2:3:4:5:6]:51234", "2001:db8:1:2::/64")]
    [InlineData(1, "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData(1, "::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData(1, "rubbish", "unknown")]
    public void Of_BehindProxies_IsTheEntryThatTheOutermostTrustedOneAdded(int trusted, string? header, string address)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("10.0.0.1") } };
        if (header is not null)
        {
            http.Request.Headers["X-Forwarded-For"] = header;
        }

        Assert.Equal(address, ClientAddress.Of(http.Request, trusted));
    }

    [Fact]
    public void Of_HeaderInSeveralLines_IsReadAsOne()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers["X-Forwarded-For"] = new(["1.1.1.1", "203.0.113.9"]);

        Assert.Equal("203.0.113.9", ClientAddress.Of(http.Request, trustedProxies: 1));
    }
}
