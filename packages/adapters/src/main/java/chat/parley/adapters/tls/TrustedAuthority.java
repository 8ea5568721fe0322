package chat.parley.adapters.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Trusts the servers that one authority signed, by the name they were asked for.
///
/// Some clients compare no names by themselves, and then any server of the authority could pass
/// for any other; here the comparison belongs to the trust.
public final class TrustedAuthority extends X509ExtendedTrustManager {
  private static final String COMPARE_NAMES = "HTTPS";

  private final X509ExtendedTrustManager trust;

  private TrustedAuthority(X509ExtendedTrustManager trust) {
    this.trust = trust;
  }

  /// A context for clients.
  ///
  /// @param authority PEM file; without one, the authorities of this JDK
  public static SSLContext context(Optional<Path> authority) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authority.isPresent() ? keyStore(authority.get()) : null);
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustedAuthority(trust(factory))}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the file of the certificate authority cannot be used", e);
    }
  }

  private static KeyStore keyStore(Path authority) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var pem = Files.newInputStream(authority)) {
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
    }
    return store;
  }

  private static X509ExtendedTrustManager trust(TrustManagerFactory factory)
      throws GeneralSecurityException {
    for (var manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager trust) {
        return trust;
      }
    }
    throw new GeneralSecurityException("this JDK has no X.509 trust");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    if (socket instanceof SSLSocket tls) {
      var parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm(COMPARE_NAMES);
      tls.setSSLParameters(parameters);
    }
    trust.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    if (engine != null) {
      var parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm(COMPARE_NAMES);
      engine.setSSLParameters(parameters);
    }
    trust.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("a server without a name is not trusted");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    trust.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
