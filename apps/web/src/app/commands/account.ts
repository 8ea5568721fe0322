/** What a person does with their account and their sessions. */
import { DEVICE_KEYS, writeKey } from '../../device/storage.ts';
import { AccountService, SessionService } from '../../gen/chat/v1/account_pb.ts';
import type { Session } from '../../gen/chat/v1/account_pb.ts';
import { InstanceService } from '../../gen/chat/v1/instance_pb.ts';
import type { Instance } from '../../gen/chat/v1/instance_pb.ts';
import type { Presence } from '../../store/model.ts';
import { Refused } from '../../wire/client.ts';
import { fromPresence, toAccount } from '../../wire/mapping.ts';
import type { Core } from '../core.ts';

export interface SignUpForm {
  readonly username: string;
  readonly password: string;
  readonly email: string;
  readonly ofAge: boolean;
}

export function accountCommands({ store, call, gateway, signedIn, renewed, signedOut }: Core) {
  let instance: Promise<Instance> | null = null;

  return {
    /** Read once; a failed read is tried again. */
    instance: (): Promise<Instance> => {
      instance ??= call(InstanceService.method.getInstance, {}).catch((fault: unknown) => {
        instance = null;
        throw fault;
      });
      return instance;
    },
    signUp: async ({ username, password, email, ofAge }: SignUpForm) => {
      signedIn(await call(AccountService.method.signUp, { username, password, email, ofAge }));
    },
    logIn: async (username: string, password: string) => {
      signedIn(await call(SessionService.method.logIn, { username, password }));
    },
    /** Without an answer the cookie would stay good: then the person is told, and stays. */
    logOut: async () => {
      try {
        await call(SessionService.method.logOut, {});
      } catch (fault) {
        if (!(fault instanceof Refused)) throw fault;
      }
      signedOut('anonymous');
    },
    checkUsername: (username: string) => call(AccountService.method.checkUsername, { username }),
    judgePassword: (password: string, username: string) => call(AccountService.method.judgePassword, { password, username }),
    resetPassword: async (token: string, newPassword: string) => {
      await call(AccountService.method.resetPassword, { token, newPassword });
    },
    update: async (change: { displayName?: string; email?: string }) => {
      const account = toAccount(await call(AccountService.method.updateAccount, change));
      store.dispatch({ do: 'account-changed', account });
    },
    changePassword: async (currentPassword: string, newPassword: string) => {
      renewed(await call(AccountService.method.changePassword, { currentPassword, newPassword }));
    },
    /** Proves for the next minutes that it is the person who holds this session. */
    stepUp: async (password: string) => {
      await call(SessionService.method.stepUp, { password });
    },
    sessions: async (): Promise<readonly Session[]> => (await call(SessionService.method.listSessions, {})).sessions,
    revokeSession: async (id: string) => {
      await call(SessionService.method.revokeSession, {}, { session_id: id });
    },
    logOutOthers: async () => {
      await call(SessionService.method.logOutOthers, {});
    },
    setPresence: (presence: Presence) => {
      writeKey(DEVICE_KEYS.presence, presence === 'online' ? null : presence);
      store.dispatch({ do: 'own-presence', presence });
      gateway.send({ case: 'updatePresence', value: { status: fromPresence(presence) } });
    },
  };
}
